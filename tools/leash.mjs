// Loaded before a script that run.mjs starts: when run.mjs is gone, however it went, the script is told to end.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref(); // it keeps nobody from ending by themselves
