// The answer as it stands, in the reviewer's hands: level, stipulation, applicability with its
// reason, and note. Each is one command; the note is saved as it is typed. The parts are placed by
// whoever shows them beside what was submitted. UI thread only.
#pragma once
#include <QObject>
#include <optional>

#include "ui/models/draft_keeper.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace kijun::ui {
class SegmentedControl;
}
namespace kijun::ui::assess {
class MemoEdit;
}

namespace kijun::ui::review {

class ReviewerEdit : public QObject {
  Q_OBJECT
 public:
  // The parts are children of parent.
  ReviewerEdit(WorkspaceModel& workspace, QWidget* parent);
  void showAnswer(const AnswerKey& key);
  // The same answer as it is now; what is being typed stays.
  void refresh();
  void focusLevel();
  // Makes the entry of what is typed and not yet posted.
  void leave() { keeper_.finish(); }

  QWidget* level() const;
  QWidget* stipulation() const;
  QWidget* applicability() const { return applicabilityCell_; }
  QWidget* note() const { return noteCell_; }

 Q_SIGNALS:
  void said(const QString& words);

 private:
  void buildApplicability(QWidget* parent);
  void buildNote(QWidget* parent);
  void fillChoices();
  Answer answer() const;
  QString whyNot() const;
  void choose(Applicability wanted);
  void giveReason();
  void post(Command command);
  QString declineRefusal() const;

  WorkspaceModel& workspace_;
  AnswerKey key_;
  SegmentedControl *level_, *stipulation_;
  QWidget *applicabilityCell_, *noteCell_;
  QComboBox* applicability_;
  QLineEdit* reason_;
  QPushButton* accept_;
  QLabel *given_, *written_, *status_;
  assess::MemoEdit* note_;
  DraftKeeper keeper_;
  std::optional<Applicability> wanted_;  // asked for, and its reason not given yet
  bool showing_ = false;
};

}  // namespace kijun::ui::review
