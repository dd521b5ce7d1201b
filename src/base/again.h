/* System calls that a signal may interrupt before they did anything: made again. */
#ifndef KH_BASE_AGAIN_H
#define KH_BASE_AGAIN_H

#include <errno.h>
#include <fcntl.h>

/* `mode` counts where a file is made. */
static inline int open_at_again(int in, const char *path, int flags, mode_t mode)
{
    int fd;
    do
        fd = openat(in, path, flags, mode);
    while (fd < 0 && errno == EINTR);
    return fd;
}

static inline int open_again(const char *path, int flags)
{
    return open_at_again(AT_FDCWD, path, flags, 0);
}

#endif
