// What a failure says in the window's language.
#pragma once
#include <QString>
#include <exception>

namespace kijun::ui {

// An Error's own words; anything else is a bug, logged as what it befell ("A command"), and told as
// unexpected.
QString failureInWords(const std::exception_ptr& failure, const char* befell);

}  // namespace kijun::ui
