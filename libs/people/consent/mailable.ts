import { verdictSql } from './contact.ts';

const stop = (channel: string) =>
  `exists (select from opt_out o where o."personId" = p.id and o.channel = '${channel}' and o."liftedAt" is null)`;

/** What of a person `p` the rule needs to know, joined in plain columns; nobody's details are opened. */
export const STANDING = `
  left join lateral (select c.given, c."batchId" from consent c where c."personId" = p.id and c.channel = 'EMAIL'
    order by c.at desc, c.id desc limit 1) last on true
  left join lateral (select count(*) as files, bool_or(b.consented) as stated
    from batch_person bp join batch b on b.id = bp."batchId" where bp."personId" = p.id) came on true`;

/** Why a person `p`, joined with `STANDING`, may be written to in bulk or not: the key that `verdict` gives. */
export const MAY_MAIL = verdictSql({
  deceased: 'p.deceased',
  stoppedAll: stop('ALL'),
  stopped: stop('EMAIL'),
  address: `p.mail <> 'NONE'`,
  working: `p.mail = 'WORKS'`,
  yes: 'last.given',
  no: 'not last.given',
  yesUnstated: `last."batchId" is not null
    and not exists (select from batch s where s.id = last."batchId" and s.consented)`,
  stated: 'came.stated',
  unstated: 'came.files > 0 and not came.stated',
  bulk: 'true',
  email: 'true',
  sms: 'false',
});
