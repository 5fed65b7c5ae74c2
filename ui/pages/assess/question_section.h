// The item itself: its question and intent, what its answer was carried over from, and what is
// doubtful about the claim.
#pragma once
#include "ui/pages/assess/editor_section.h"

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace kijun::ui::assess {

class Callout;

class QuestionSection : public EditorSection {
  Q_OBJECT
 public:
  QuestionSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;

 private:
  void offerUnits(bool wanted);

  QLabel* question_;
  QLabel* intent_;
  Callout* carriedOver_;
  QToolButton* confirm_;
  Callout* doubt_;
  Callout* answering_;  // why no answer may be given here, or what giving one brings with it
  QWidget* units_;
  QHBoxLayout* unitRow_;
};

// Why an answer cannot be given now, as a whole sentence; empty where it can.
QString refusalWords(AnswerDesk::Refusal why);

}  // namespace kijun::ui::assess
