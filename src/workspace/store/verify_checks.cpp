
#include "workspace/store/verification.h"

namespace kijun {

std::span<const ExtraCheck> extraChecks() {
  return {};
}

}  // namespace kijun
