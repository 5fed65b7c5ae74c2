// The world's failures: what happened, to what, and what to do. Caught at the edges (command line,
// window). A bug is not one of these: it is an assertion and stops the program.
#pragma once
#include <stdexcept>
#include <string>

#include "base/message.h"

namespace kijun {

// Decides the exit code of the command line and the icon in the window.
enum class Fault {
  Input,    // exit 1: the file, the value or the state it asks for is wrong
  Usage,    // exit 2: the call is wrong
  Machine,  // exit 3: disk, permission, memory
};

class Error : public std::runtime_error {
 public:
  // what: a whole sentence naming the thing; todo: a whole sentence, may be empty.
  Error(Fault fault, Message what, Message todo = {});
  Fault fault() const { return fault_; }
  const Message& message() const { return what_; }
  const Message& todo() const { return todo_; }
  // "what todo", in one language.
  std::string text(Language language) const;
  // 1, 2 or 3.
  int exitCode() const;

 private:
  Fault fault_;
  Message what_;
  Message todo_;
};

// The operation was cancelled by its user; nothing was changed.
class Cancelled : public std::exception {
 public:
  const char* what() const noexcept override { return "cancelled"; }
};

// An Error for the errno of a failed system call on path.
Error machineError(const std::string& path, int errorNumber);

// The version of the program, as reports and journals name it.
std::string_view programVersion();

}  // namespace kijun
