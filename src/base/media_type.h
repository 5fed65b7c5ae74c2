// What a file is, by its first bytes before its name, and whether opening it could run something.
// Signatures: the PDF, PNG, JPEG, GIF, BMP, TIFF, WebP, ZIP, OLE2, ELF, PE and Mach-O formats.
// Thread-safe.
#pragma once
#include <string>
#include <string_view>

namespace kijun {

// This many of a file's first bytes are enough for both.
inline constexpr std::size_t kSniffedBytes = 4096;

// e.g. "application/pdf"; "application/octet-stream" where nothing is known. A text without a
// better name is "text/plain".
std::string mediaTypeOf(std::string_view firstBytes, std::string_view fileName);

// Why a file is not simply opened with the system's program.
enum class Danger {
  None,
  Program,     // machine code, installers, disk images
  Script,      // runs when opened, such as .bat, .ps1 or a file with #!
  Macros,      // documents that may carry macros, such as .xlsm and .xls
  Shortcut,    // points to something else to be run, such as .lnk and .desktop
  HiddenName,  // the name hides what it is, by marks that turn the direction of reading
};
Danger dangerOf(std::string_view firstBytes, std::string_view fileName);

// The last path component of a name from anywhere (either slash), without control characters; never
// empty, ".", ".." or longer than 200 bytes: safe as the name of a file of our own.
std::string safeFileName(std::string_view name);

}  // namespace kijun
