#include "ui/models/failure.h"

#include "base/error.h"
#include "base/log.h"
#include "ui/shell/text.h"

namespace kijun::ui {

QString failureInWords(const std::exception_ptr& failure, const char* befell) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    return rendered(error);
  } catch (const std::exception& error) {
    spdlog::error("{} failed unexpectedly: {}", befell, error.what());
    return text("ui.error.unexpected", error.what());
  }
}

}  // namespace kijun::ui
