// SQLite's way to the disk, made to fail: stands over the system's VFS for the whole test process.
// Syncs are not carried out, for speed: no process dies here. Any thread.
#pragma once
#include <string>

namespace kijun::testing {

enum class Trouble {
  Full,       // a write finds no room
  CutShort,   // a write is done in part and finds no room for the rest
  Input,      // a read fails
  Operation,  // any call but a read fails: open, write, sync, truncate, delete, lock, shared memory
};
enum class Lasting { Once, FromThenOn };

class FaultyVfs {
 public:
  // Registers it as SQLite's default, once.
  static void install();
  // The n-th call (from 1) of the kind that the trouble meets fails.
  static void arm(Trouble trouble, int n, Lasting lasting);
  static void disarm();
  // Whether it failed since it was armed, and in which call.
  static bool fired();
  static std::string where();
};

}  // namespace kijun::testing
