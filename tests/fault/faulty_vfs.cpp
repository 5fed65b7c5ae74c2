#include "fault/faulty_vfs.h"

#include <sqlite3.h>

#include <cstddef>
#include <mutex>
#include <stdexcept>

namespace kijun::testing {
namespace {

enum class Call { Open, Read, Write, Truncate, Sync, Delete, Size, Lock, Shared };

constexpr const char* kNames[] = {"open",   "read",      "write", "truncate",     "sync",
                                  "delete", "file size", "lock",  "shared memory"};

int codeOf(Call call) {
  switch (call) {
    case Call::Open:
      return SQLITE_CANTOPEN;
    case Call::Read:
      return SQLITE_IOERR_READ;
    case Call::Write:
      return SQLITE_IOERR_WRITE;
    case Call::Truncate:
      return SQLITE_IOERR_TRUNCATE;
    case Call::Sync:
      return SQLITE_IOERR_FSYNC;
    case Call::Delete:
      return SQLITE_IOERR_DELETE;
    case Call::Size:
      return SQLITE_IOERR_FSTAT;
    case Call::Lock:
      return SQLITE_IOERR_LOCK;
    case Call::Shared:
      return SQLITE_IOERR_SHMMAP;
  }
  return SQLITE_IOERR;
}

struct Plan {
  std::mutex mutex;
  bool armed = false;
  Trouble trouble = Trouble::Full;
  Lasting lasting = Lasting::Once;
  int at = 0;
  int count = 0;
  bool fired = false;
  std::string where;
};

Plan& plan() {
  static Plan instance;
  return instance;
}

bool meets(Trouble trouble, Call call) {
  switch (trouble) {
    case Trouble::Full:
    case Trouble::CutShort:
      return call == Call::Write;
    case Trouble::Input:
      return call == Call::Read;
    case Trouble::Operation:
      return call != Call::Read;
  }
  return false;
}

// SQLITE_OK where the call goes through.
int trouble(Call call) {
  auto& now = plan();
  const std::lock_guard lock(now.mutex);
  if (!now.armed || !meets(now.trouble, call)) return SQLITE_OK;
  ++now.count;
  if (now.count < now.at || (now.count > now.at && now.lasting == Lasting::Once)) return SQLITE_OK;
  if (!now.fired) now.where = kNames[static_cast<std::size_t>(call)];
  now.fired = true;
  const bool full = now.trouble == Trouble::Full || now.trouble == Trouble::CutShort;
  return full ? SQLITE_FULL : codeOf(call);
}

bool cutsShort() {
  const std::lock_guard lock(plan().mutex);
  return plan().trouble == Trouble::CutShort;
}

struct File {
  sqlite3_file base;
  sqlite3_file* real;  // in the same allocation, behind this
};

sqlite3_file* realOf(sqlite3_file* file) {
  return reinterpret_cast<File*>(file)->real;
}

sqlite3_vfs* realVfs = nullptr;

int closeFile(sqlite3_file* file) {
  return realOf(file)->pMethods->xClose(realOf(file));
}
int readFile(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
  if (const int code = trouble(Call::Read); code != SQLITE_OK) return code;
  return realOf(file)->pMethods->xRead(realOf(file), bytes, count, offset);
}
int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  if (const int code = trouble(Call::Write); code != SQLITE_OK) {
    if (cutsShort()) realOf(file)->pMethods->xWrite(realOf(file), bytes, count / 2, offset);
    return code;
  }
  return realOf(file)->pMethods->xWrite(realOf(file), bytes, count, offset);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
  if (const int code = trouble(Call::Truncate); code != SQLITE_OK) return code;
  return realOf(file)->pMethods->xTruncate(realOf(file), size);
}
int syncFile(sqlite3_file*, int) {
  return trouble(Call::Sync);
}
int sizeOfFile(sqlite3_file* file, sqlite3_int64* size) {
  if (const int code = trouble(Call::Size); code != SQLITE_OK) return code;
  return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int lockFile(sqlite3_file* file, int level) {
  if (const int code = trouble(Call::Lock); code != SQLITE_OK) return code;
  return realOf(file)->pMethods->xLock(realOf(file), level);
}
int unlockFile(sqlite3_file* file, int level) {
  return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int checkReserved(sqlite3_file* file, int* result) {
  return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}
int control(sqlite3_file* file, int what, void* argument) {
  return realOf(file)->pMethods->xFileControl(realOf(file), what, argument);
}
int sectorSize(sqlite3_file* file) {
  return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int characteristics(sqlite3_file* file) {
  return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int mapShared(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
  if (const int code = trouble(Call::Shared); code != SQLITE_OK) {
    *out = nullptr;
    return code;
  }
  return realOf(file)->pMethods->xShmMap(realOf(file), region, size, extend, out);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags) {
  return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void barrier(sqlite3_file* file) {
  realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int unmapShared(sqlite3_file* file, int remove) {
  return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

constexpr sqlite3_io_methods kMethods = {
    2,          closeFile,  readFile,      writeFile, truncateFile, syncFile,        sizeOfFile,
    lockFile,   unlockFile, checkReserved, control,   sectorSize,   characteristics, mapShared,
    lockShared, barrier,    unmapShared,   nullptr,   nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
  file->pMethods = nullptr;
  if (const int code = trouble(Call::Open); code != SQLITE_OK) return code;
  auto* own = reinterpret_cast<File*>(file);
  own->real = reinterpret_cast<sqlite3_file*>(own + 1);
  const int code = realVfs->xOpen(realVfs, name, own->real, flags, outFlags);
  if (own->real->pMethods) file->pMethods = &kMethods;
  return code;
}
int deleteFile(sqlite3_vfs*, const char* name, int) {
  if (const int code = trouble(Call::Delete); code != SQLITE_OK) return code;
  return realVfs->xDelete(realVfs, name, 0);
}

}  // namespace

void FaultyVfs::install() {
  static const bool once = [] {
    realVfs = ::sqlite3_vfs_find(nullptr);
    static sqlite3_vfs faulty = *realVfs;
    faulty.zName = "faulty";
    faulty.szOsFile += static_cast<int>(sizeof(File));
    faulty.xOpen = openFile;
    faulty.xDelete = deleteFile;
    return ::sqlite3_vfs_register(&faulty, 1) == SQLITE_OK;
  }();
  if (!once) throw std::runtime_error("the VFS could not be registered");
}

void FaultyVfs::arm(Trouble trouble, int n, Lasting lasting) {
  auto& now = plan();
  const std::lock_guard lock(now.mutex);
  now.armed = true;
  now.trouble = trouble;
  now.lasting = lasting;
  now.at = n;
  now.count = 0;
  now.fired = false;
  now.where.clear();
}

void FaultyVfs::disarm() {
  const std::lock_guard lock(plan().mutex);
  plan().armed = false;
}

bool FaultyVfs::fired() {
  const std::lock_guard lock(plan().mutex);
  return plan().fired;
}

std::string FaultyVfs::where() {
  const std::lock_guard lock(plan().mutex);
  return plan().where;
}

}  // namespace kijun::testing
