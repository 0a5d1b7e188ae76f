// What the C library has and Swift's view of it has not.

#ifndef CSYSTEM_H
#define CSYSTEM_H

// Exchanges two files or folders in one step. 0, or −1 with errno; ENOSYS where the system knows no such call.
int csystem_exchange(const char *one, const char *other);

// Takes an exclusive lock on an open file without waiting. 0, or −1 with errno.
int csystem_lock(int descriptor);

#endif
