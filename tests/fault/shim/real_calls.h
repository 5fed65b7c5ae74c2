// The system's own calls, behind those that the shim stands in front of.
#pragma once
#include <sys/types.h>
#include <sys/uio.h>

#include <string>

namespace kijun::fault {

struct RealCalls {
  int (*open)(const char*, int, mode_t);
  int (*openat)(int, const char*, int, mode_t);
  ssize_t (*write)(int, const void*, std::size_t);
  ssize_t (*writev)(int, const iovec*, int);
  ssize_t (*pwrite)(int, const void*, std::size_t, off_t);
  int (*fsync)(int);
  int (*fdatasync)(int);
  int (*ftruncate)(int, off_t);
  int (*close)(int);
  int (*rename)(const char*, const char*);
  int (*renameat2)(int, const char*, int, const char*, unsigned);
  int (*link)(const char*, const char*);
  int (*unlink)(const char*);
};

const RealCalls& real();

// The path behind a descriptor, as the kernel has it; empty where there is none.
std::string pathOf(int descriptor);

}  // namespace kijun::fault
