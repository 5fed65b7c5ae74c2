// 台帳との照合: the item's signals with their state, the sentence, the value against the threshold,
// the rows behind it, and what the assessor explains. An explanation is recorded as its field is
// left; it stands beside the signal and ends no contradiction. UI thread only.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "assessment/signals.h"
#include "ui/pages/assess/editor_section.h"

class QVBoxLayout;

namespace kijun::ui {
class LongText;
class Shell;
}  // namespace kijun::ui

namespace kijun::ui::assess {

class Callout;
class Fold;

class SignalSection : public EditorSection {
  Q_OBJECT
 public:
  SignalSection(AnswerDesk& desk, Shell& shell, QWidget* parent);
  void refresh() override;
  Fold* fold() const { return fold_; }

 protected:
  void moved() override;

 private:
  // What is shown of a reading: nothing is made anew while it stays the same.
  struct Shown {
    Bilingual text;
    SignalState state = SignalState::NoData;
    int threshold = 0;
    std::optional<SignalExplanation> explanation;
    bool operator==(const Shown&) const = default;
  };
  struct Look {
    std::string item;
    Language language = Language::Japanese;
    bool mayExplain = false;
    bool contradicted = false;
    std::vector<Shown> readings;
    bool operator==(const Look&) const = default;
  };
  std::vector<SignalReading> readings() const;
  Look lookOf(const std::vector<SignalReading>& readings) const;
  QWidget* readingRow(const SignalReading& reading, bool mayExplain);
  QWidget* explanationRow(const SignalReading& reading, bool mayExplain);
  void explain(const SignalReading& reading, LongText& edit);

  Shell& shell_;
  Fold* fold_;
  Callout* callout_;
  QVBoxLayout* rows_;
  std::optional<Look> shown_;
  // What is typed and not yet recorded, by signal and item.
  std::map<std::pair<std::string, std::string>, QString> typed_;
};

}  // namespace kijun::ui::assess
