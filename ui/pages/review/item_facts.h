// What a reviewer holds an answer against: the spread between units, the evidence that hangs on it,
// what the registers say to the claim, and what each level means. UI thread only.
#pragma once
#include <QWidget>

#include "ui/models/workspace_model.h"

class QVBoxLayout;

namespace kijun::ui {
class EvidenceShelf;
class FlowLayout;
class Shell;
}  // namespace kijun::ui
namespace kijun::ui::assess {
class Fold;
}

namespace kijun::ui::review {

class ItemFacts : public QWidget {
  Q_OBJECT
 public:
  ItemFacts(WorkspaceModel& workspace, Shell& shell, QWidget* parent);
  void showAnswer(const AnswerKey& key);
  void refresh();
  // What each level means, placed by whoever shows it.
  QWidget* levels() const;

 Q_SIGNALS:
  void said(const QString& words);

 private:
  assess::Fold* addFold(const QString& name, std::string_view textId, bool open);
  void showSpread();
  void showLevels();
  void showEvidence();
  void showSignals();
  QWidget* unitPart(const QString& name, std::optional<int> level, const QString& tip, bool own);

  WorkspaceModel& workspace_;
  Shell& shell_;
  AnswerKey key_;
  EvidenceShelf* shelf_;
  QWidget *spread_, *spreadHolder_;
  FlowLayout* units_;
  assess::Fold *levels_, *evidence_, *signals_;
};

}  // namespace kijun::ui::review
