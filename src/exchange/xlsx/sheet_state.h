// What the library that writes spreadsheets cannot say of a sheet.
#pragma once
#include <filesystem>

namespace kijun {

// Hidden sheets of the file become such that no menu shows them again. The same file gives the same
// bytes. Throws Error (Machine).
void hideFromMenus(const std::filesystem::path& file);

}  // namespace kijun
