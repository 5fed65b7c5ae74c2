#include "base/error.h"

#include <cerrno>
#include <cstring>

namespace kijun {

Error::Error(Fault fault, Message what, Message todo)
    : std::runtime_error(render(what, Language::English)),
      fault_(fault),
      what_(std::move(what)),
      todo_(std::move(todo)) {}

std::string Error::text(Language language) const {
  auto out = render(what_, language);
  if (!todo_.empty()) {
    if (language == Language::English) out += ' ';
    out += render(todo_, language);
  }
  return out;
}

int Error::exitCode() const {
  switch (fault_) {
    case Fault::Input:
      return 1;
    case Fault::Usage:
      return 2;
    case Fault::Machine:
      return 3;
  }
  return 3;
}

Error machineError(const std::string& path, int errorNumber) {
  switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
      return {Fault::Machine, msg("base.file.disk_full", path), msg("base.file.disk_full.todo")};
    case EACCES:
    case EPERM:
    case EROFS:
      return {Fault::Machine, msg("base.file.no_permission", path),
              msg("base.file.no_permission.todo")};
    case ENOENT:
    case ENOTDIR:
      return {Fault::Input, msg("base.file.missing", path), msg("base.file.missing.todo")};
    default:
      return {Fault::Machine,
              msg("base.file.failed", path, std::string_view(strerror(errorNumber))),
              msg("base.file.failed.todo")};
  }
}

std::string_view programVersion() {
  return "0.1.0";
}

}  // namespace kijun
