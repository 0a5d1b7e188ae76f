#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

int csystem_exchange(const char *one, const char *other) {
#ifdef SYS_renameat2
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 1u << 1);
#else
  errno = ENOSYS;
  return -1;
#endif
}

int csystem_lock(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }
