// The Ctrl+K palette: one field over a list of commands, pages, sections and items, and of what the
// full-text search of the workspace finds as somebody types. Lies over the window; Enter goes
// there, Tab narrows the hits down to a kind, Ctrl+L to the cycle shown, Escape or a click
// elsewhere closes it. What an input method composes counts when it is committed.
#pragma once
#include <QFrame>
#include <QPointer>

#include "ui/models/search_job.h"

class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace kijun::ui {

class PaletteModel;
struct PaletteEntry;

class Palette : public QFrame {
  Q_OBJECT
 public:
  explicit Palette(QWidget* window);
  // workspace: what is searched, may be nullptr.
  void open(std::vector<PaletteEntry> entries, WorkspaceModel* workspace);

 Q_SIGNALS:
  void chosen(const QString& page, const QString& target);
  void hitChosen(const SearchHit& hit, const QStringList& words);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void place();
  void go();
  void goToHit(const SearchHit& hit);
  void dismiss();
  void step(int by);
  void typed();
  void search();
  void showResult(const SearchResult& result);
  void showRows();
  void chooseKind(const QString& kind);
  void nextKind(int by);
  bool keyPressed(int key, Qt::KeyboardModifiers modifiers);

  QLineEdit* field_;
  QListView* list_;
  QLabel* nothing_;
  QLabel* told_;       // how many, and how the index stands
  QToolButton* kind_;  // the kind shown alone, or all
  QToolButton* thisCycle_;
  PaletteModel* model_;
  SearchJob* job_;
  QPointer<WorkspaceModel> workspace_;
  std::vector<SearchKind> kinds_;  // found by the words as typed, without their hits
  QString onlyKind_;               // empty: all
  bool composing_ = false;
  bool goWhenFound_ = false;  // Enter came before the hits
  QPointer<QWidget> before_;  // had the focus
};

}  // namespace kijun::ui
