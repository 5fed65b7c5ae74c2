#include "report/pdf/artifacts.h"

#include <array>
#include <qpdf/QPDFTokenizer.hh>
#include <string_view>
#include <vector>

namespace kijun::pdf {
namespace {

using Token = QPDFTokenizer::Token;

// Operators that begin something visible.
bool begins(const std::string& op) {
  static constexpr std::array<std::string_view, 5> kBegin = {"BT", "re", "m", "Do", "sh"};
  for (const auto known : kBegin) {
    if (op == known) return true;
  }
  return false;
}

// Holds an operator's operands back, so that marks can go before them.
class Marker : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(const Token& token) override {
    held_.push_back(token);
    if (token.getType() != QPDFTokenizer::tt_word) return;
    const std::string op = token.getValue();
    if (op == "BDC" || op == "BMC") {
      close();
      ++depth_;
    } else if (op == "EMC") {
      --depth_;
    } else if (depth_ == 0 && !open_ && begins(op)) {
      write("\n/Artifact BMC\n");
      open_ = true;
    }
    flush();
  }

  void handleEOF() override {
    flush();
    close();
  }

 private:
  void close() {
    if (open_) write("\nEMC\n");
    open_ = false;
  }
  void flush() {
    for (const auto& token : held_) writeToken(token);
    held_.clear();
  }

  std::vector<Token> held_;
  int depth_ = 0;
  bool open_ = false;
};

}  // namespace

void markArtifacts(QPDFPageObjectHelper& page) {
  page.addContentTokenFilter(std::make_shared<Marker>());
}

}  // namespace kijun::pdf
