/* From a template's bytes to all outputs: a NUL stands between it and its input; without one the
 * input is a plain plan. */
#include "document.h"

#include <sys/mman.h>
#include <unistd.h>

static const char plain[] =
    "[văn bản]\nngày = 04/9/2024\nsố = 5\ntrích yếu = Thử\n"
    "[cơ quan]\ntên = Ủy ban nhân dân xã A\n[ký]\nchức vụ = Phó Chủ tịch\nhọ tên = B\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const uint8_t *end = n ? memchr(data, 0, n) : NULL;
    size_t size = end ? (size_t)(end - data) : n;
    char path[64];
    int fd = memfd_create("fuzz.xml", MFD_CLOEXEC);
    HOLDS(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    const kh_options options = {.template_name = path};
    kh_document *doc = kh_open();
    HOLDS(doc);
    check_outcome(doc,
                  end ? kh_read_memory(doc, "/none/fuzz.ini", end + 1, n - size - 1, &options)
                      : kh_read_memory(doc, "/none/fuzz.ini", plain, sizeof plain - 1, &options));
    kh_close(doc);
    close(fd);
    return 0;
}
