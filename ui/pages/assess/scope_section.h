// Whether the item applies: 対象, 対象外 or 不採用. The last two want a reason, asked for in place;
// an item that may not be declined says why when it is tried.
#pragma once
#include "ui/pages/assess/editor_section.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace kijun::ui {
class SegmentedControl;
}

namespace kijun::ui::assess {

class ScopeSection : public EditorSection {
  Q_OBJECT
 public:
  ScopeSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  // N: asks for the reason of 対象外; back to 対象 where it is out of scope already.
  void toggle();
  bool isAsking() const { return asking_; }
  // Gives up the question without an answer.
  void cancel();

 Q_SIGNALS:
  // The question is answered or given up.
  void finished();

 protected:
  void moved() override;

 private:
  void choose(const QString& id);
  void ask(Applicability wanted);
  void accept();
  QString declineRefusal() const;
  QString shownReason() const;

  SegmentedControl* choice_;
  QWidget* whyNotRow_;
  QLabel* whyNot_;
  QWidget* reasonRow_;
  QLineEdit* reason_;
  QLabel* given_;  // the reason where it cannot be changed
  QPushButton* accept_;
  QPushButton* cancel_;
  Applicability wanted_ = Applicability::Applicable;
  bool asking_ = false;
};

}  // namespace kijun::ui::assess
