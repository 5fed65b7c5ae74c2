// The third column: everything about one item, in reading order. The head (id, marks, previous and
// next) stays in view, the rest scrolls. UI thread only.
#pragma once
#include <QScrollArea>
#include <optional>
#include <vector>

#include "ui/pages/assess/editor_section.h"

class QLabel;
class QScrollArea;
class QToolButton;

namespace kijun::ui {
class FlowLayout;
class Shell;
}  // namespace kijun::ui

namespace kijun::ui::assess {

class CheckpointSection;
class CommentSection;
class EvidenceSection;
class Fold;
class MemoSection;
class RatingSection;
class ScopeSection;

class ItemEditor : public QWidget {
  Q_OBJECT
 public:
  ItemEditor(AnswerDesk& desk, Shell& shell, QWidget* parent);
  // Nothing: no item is chosen.
  void showItem(std::optional<std::size_t> index);
  std::optional<std::size_t> item() const { return index_; }
  void refresh();
  // Posts what is typed and not yet posted.
  void leave();

  void focusFirst();
  void focusMemo();
  // Brings the part into view and marks the words in it; the focus stays where it is.
  void showFound(const QString& field, const QStringList& words);
  // Brings the evidence into view and asks for files to attach.
  void attachEvidence();
  void pasteEvidence();
  void askOutOfScope();
  void cycleCheckpoint(std::size_t place);
  // Gives up a question that stands open; false where there is none.
  bool cancelQuestion();

 Q_SIGNALS:
  void itemWanted(const QString& item);
  void previousWanted();
  void nextWanted();
  void flagWanted();
  void gapWanted();
  void said(const QString& words);
  // Work goes on in the list.
  void done();

 private:
  void buildHead();
  void buildBody();
  void refreshHead();
  void reveal(QWidget* widget);
  void takeDrops();
  void revealEvidence();
  void rememberFold(const QString& name, Fold* fold, bool open);

  AnswerDesk& desk_;
  Shell& shell_;
  std::optional<std::size_t> index_;
  bool stale_ = false;

  QWidget* head_;
  QLabel* id_;
  QWidget* tags_;
  FlowLayout* tagFlow_;
  QToolButton* flag_;
  QToolButton* previous_;
  QToolButton* next_;
  QScrollArea* scroll_;
  QWidget* body_;
  QLabel* empty_;
  RatingSection* rating_;
  ScopeSection* scope_;
  CheckpointSection* checkpoints_;
  EvidenceSection* evidence_;
  MemoSection* memo_;
  CommentSection* comments_;
  std::vector<EditorSection*> sections_;
};

}  // namespace kijun::ui::assess
