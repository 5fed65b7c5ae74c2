// Build tool: writes files as a C++ source that base/resources.h can find by path.
// usage: kijun_embed_tool SYMBOL ROOT OUT FILE...
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::cerr << "embed: cannot read " << path << "\n";
    std::exit(1);
  }
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Octal escapes keep every byte and every compiler's literal rules apart from the content.
void writeLiteral(std::ostream& out, const std::string& bytes) {
  constexpr std::size_t kPerLine = 120;
  static const char digits[] = "01234567";
  for (std::size_t at = 0; at < bytes.size(); at += kPerLine) {
    out << "\"";
    for (std::size_t i = at; i < std::min(at + kPerLine, bytes.size()); ++i) {
      const auto c = static_cast<unsigned char>(bytes[i]);
      if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '?') {
        out << bytes[i];
      } else {
        out << '\\' << digits[c >> 6] << digits[(c >> 3) & 7] << digits[c & 7];
      }
    }
    out << "\"\n";
  }
  if (bytes.empty()) out << "\"\"";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const std::string symbol = argv[1];
  const std::filesystem::path root = argv[2];
  std::ofstream out(argv[3], std::ios::binary);
  out << "#include \"base/resources.h\"\nnamespace {\nconst kijun::EmbeddedFile files[] = {\n";
  for (int i = 4; i < argc; ++i) {
    const auto bytes = slurp(root / argv[i]);
    out << "{\"" << argv[i] << "\", std::string_view(\n";
    writeLiteral(out, bytes);
    out << ", " << bytes.size() << ")},\n";
  }
  out << "};\n}  // namespace\nnamespace kijun::embedded {\n"
      << "std::span<const kijun::EmbeddedFile> " << symbol << "();\n"
      << "std::span<const kijun::EmbeddedFile> " << symbol << "() { return files; }\n}\n";
  return out.flush() ? 0 : 1;
}
