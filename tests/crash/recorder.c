/*
 * Stands between a program and the C library (LD_PRELOAD) and writes down, in their real order, all calls that
 * change files of one folder: what would reach the disk, and when the program waited for it. SQLite's shared
 * memory (-shm) is left out; it means nothing after a restart.
 *
 * TALLYBOOK_RECORD_FOLDER is the folder, without a slash at its end; TALLYBOOK_RECORD_LOG the file to write to.
 * Each record is a struct record and `length` bytes after it, in the byte order of the machine.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind {
  OPENED = 'O',     /* fd, offset: its flags, bytes: its path */
  WRITTEN = 'W',    /* fd, offset, bytes */
  CUT = 'T',        /* fd, offset: the new length */
  SYNCED = 'S',     /* fd */
  REMOVED = 'U',    /* bytes: the path */
  RENAMED = 'R',    /* bytes: the path before, a zero, the path after */
  UNKNOWN_CALL = '?' /* bytes: the name of a call that the reader of the log cannot replay */
};

struct record {
  uint32_t kind;
  int32_t fd;
  int64_t offset;
  uint64_t length;
};

#define MOST_FILES 65536

static const char *folder;
static size_t folder_length;
static int log_fd = -1;
static unsigned char watched[MOST_FILES];
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

static void fail(const char *what) {
  static const char before[] = "The recorder failed: ";
  (void)!write(2, before, sizeof before - 1);
  (void)!write(2, what, strlen(what));
  (void)!write(2, "\n", 1);
  abort();
}

static void *next(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found == NULL) fail(name);
  return found;
}

/* The real function of this name, looked up once. */
#define REAL(name) ({ static __typeof__(&name) real; if (real == NULL) real = next(#name); real; })

__attribute__((constructor)) static void start(void) {
  const char *log = getenv("TALLYBOOK_RECORD_LOG");
  folder = getenv("TALLYBOOK_RECORD_FOLDER");
  if (log == NULL || folder == NULL) fail("TALLYBOOK_RECORD_FOLDER or TALLYBOOK_RECORD_LOG is missing");
  folder_length = strlen(folder);
  log_fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log_fd < 0) fail("its log cannot be opened");
}

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    long done = syscall(SYS_write, log_fd, at, length);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) fail("its log cannot be written");
    at += done;
    length -= (size_t)done;
  }
}

static void record(enum kind kind, int fd, int64_t offset, const void *bytes, size_t length) {
  int kept = errno;
  struct record head = { (uint32_t)kind, fd, offset, length };
  put(&head, sizeof head);
  put(bytes, length);
  errno = kept;
}

/* Whether the path is the folder or a file in it that is kept. */
static int concerns(const char *path) {
  if (path == NULL || log_fd < 0 || strncmp(path, folder, folder_length) != 0) return 0;
  if (path[folder_length] == '\0') return 1;
  size_t length = strlen(path);
  return path[folder_length] == '/' && (length < 4 || strcmp(path + length - 4, "-shm") != 0);
}

static int is_watched(int fd) {
  return fd >= 0 && fd < MOST_FILES && watched[fd];
}

static int opened(int fd, const char *path, int flags) {
  if (fd < 0) return fd;
  if (fd >= MOST_FILES) fail("too many open files");
  watched[fd] = (unsigned char)concerns(path);
  if (watched[fd]) record(OPENED, fd, flags, path, strlen(path));
  return fd;
}

/* Calls and their records are made under one lock, so that the log has them in the order they happened. */
#define IN_ORDER(type, call, note)                                                                           \
  pthread_mutex_lock(&order);                                                                                \
  type result = (call);                                                                                      \
  note;                                                                                                      \
  pthread_mutex_unlock(&order);                                                                              \
  return result

#define MODE_OF(flags)                                                                                       \
  mode_t mode = 0;                                                                                           \
  if (((flags)&O_CREAT) != 0 || ((flags)&O_TMPFILE) == O_TMPFILE) {                                          \
    va_list rest;                                                                                            \
    va_start(rest, flags);                                                                                   \
    mode = va_arg(rest, mode_t);                                                                             \
    va_end(rest);                                                                                            \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags)
  IN_ORDER(int, REAL(open)(path, flags, mode), opened(result, path, flags));
}

int open64(const char *path, int flags, ...) {
  MODE_OF(flags)
  IN_ORDER(int, REAL(open64)(path, flags, mode), opened(result, path, flags));
}

/* An absolute path is all that counts: nothing here is opened by one relative to another folder. */
int openat(int at, const char *path, int flags, ...) {
  MODE_OF(flags)
  IN_ORDER(int, REAL(openat)(at, path, flags, mode), opened(result, path, flags));
}

int openat64(int at, const char *path, int flags, ...) {
  MODE_OF(flags)
  IN_ORDER(int, REAL(openat64)(at, path, flags, mode), opened(result, path, flags));
}

int close(int fd) {
  if (fd >= 0 && fd < MOST_FILES) watched[fd] = 0;
  return REAL(close)(fd);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  if (!is_watched(fd)) return REAL(write)(fd, bytes, length);
  IN_ORDER(ssize_t, REAL(write)(fd, bytes, length),
           if (result > 0) record(WRITTEN, fd, lseek(fd, 0, SEEK_CUR) - result, bytes, (size_t)result));
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  if (!is_watched(fd)) return REAL(pwrite)(fd, bytes, length, offset);
  IN_ORDER(ssize_t, REAL(pwrite)(fd, bytes, length, offset),
           if (result > 0) record(WRITTEN, fd, offset, bytes, (size_t)result));
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  if (!is_watched(fd)) return REAL(pwrite64)(fd, bytes, length, offset);
  IN_ORDER(ssize_t, REAL(pwrite64)(fd, bytes, length, offset),
           if (result > 0) record(WRITTEN, fd, offset, bytes, (size_t)result));
}

int ftruncate(int fd, off_t length) {
  if (!is_watched(fd)) return REAL(ftruncate)(fd, length);
  IN_ORDER(int, REAL(ftruncate)(fd, length), if (result == 0) record(CUT, fd, length, NULL, 0));
}

int ftruncate64(int fd, off64_t length) {
  if (!is_watched(fd)) return REAL(ftruncate64)(fd, length);
  IN_ORDER(int, REAL(ftruncate64)(fd, length), if (result == 0) record(CUT, fd, length, NULL, 0));
}

int fsync(int fd) {
  if (!is_watched(fd)) return REAL(fsync)(fd);
  IN_ORDER(int, REAL(fsync)(fd), if (result == 0) record(SYNCED, fd, 0, NULL, 0));
}

int fdatasync(int fd) {
  if (!is_watched(fd)) return REAL(fdatasync)(fd);
  IN_ORDER(int, REAL(fdatasync)(fd), if (result == 0) record(SYNCED, fd, 0, NULL, 0));
}

int unlink(const char *path) {
  if (!concerns(path)) return REAL(unlink)(path);
  IN_ORDER(int, REAL(unlink)(path), if (result == 0) record(REMOVED, -1, 0, path, strlen(path)));
}

int remove(const char *path) {
  if (!concerns(path)) return REAL(remove)(path);
  IN_ORDER(int, REAL(remove)(path), if (result == 0) record(REMOVED, -1, 0, path, strlen(path)));
}

int unlinkat(int at, const char *path, int flags) {
  if (!concerns(path)) return REAL(unlinkat)(at, path, flags);
  IN_ORDER(int, REAL(unlinkat)(at, path, flags),
           if (result == 0) record(REMOVED, -1, 0, path, strlen(path)));
}

int rename(const char *before, const char *after) {
  if (!concerns(before) && !concerns(after)) return REAL(rename)(before, after);
  char both[8192];
  int length = snprintf(both, sizeof both, "%s%c%s", before, '\0', after);
  if (length < 0 || (size_t)length >= sizeof both) fail("a path is too long");
  IN_ORDER(int, REAL(rename)(before, after), if (result == 0) record(RENAMED, -1, 0, both, (size_t)length));
}

/* Calls that could change a file as well, and that nobody here makes: one that is made is not overlooked. */
static void unknown_call(int fd, const char *name) {
  if (is_watched(fd)) record(UNKNOWN_CALL, fd, 0, name, strlen(name));
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  unknown_call(fd, "writev");
  return REAL(writev)(fd, parts, count);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  unknown_call(fd, "pwritev");
  return REAL(pwritev)(fd, parts, count, offset);
}

int posix_fallocate(int fd, off_t offset, off_t length) {
  unknown_call(fd, "posix_fallocate");
  return REAL(posix_fallocate)(fd, offset, length);
}

int fallocate(int fd, int mode, off_t offset, off_t length) {
  unknown_call(fd, "fallocate");
  return REAL(fallocate)(fd, mode, offset, length);
}

int truncate(const char *path, off_t length) {
  if (concerns(path)) record(UNKNOWN_CALL, -1, 0, "truncate", strlen("truncate"));
  return REAL(truncate)(path, length);
}
