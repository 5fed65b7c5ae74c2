#include "base/private_folder.h"

#include <cerrno>
#include <cstdlib>

#include "base/error.h"

namespace kijun {

PrivateFolder::PrivateFolder(const std::string& name) {
  // mkdtemp wants its six signs at the end, and leaves the folder to its owner alone.
  auto place = (std::filesystem::temp_directory_path() / ("kijun-" + name + "-XXXXXX")).string();
  if (!::mkdtemp(place.data())) throw machineError(place, errno);
  path_ = place;
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace kijun
