// 証跡: the files that support the answer, attached by key, drop or paste, and what an auditor
// would accept, as the catalog lists it. UI thread only.
#pragma once
#include "ui/evidence/drop_area.h"
#include "ui/evidence/intake.h"
#include "ui/pages/assess/editor_section.h"

class QPushButton;
class QVBoxLayout;

namespace kijun::ui {
class EvidenceShelf;
class IntakeBar;
}  // namespace kijun::ui

namespace kijun::ui::assess {

class Fold;

class EvidenceSection : public EditorSection {
  Q_OBJECT
 public:
  EvidenceSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  Fold* fold() const { return fold_; }
  // Asks for files. Says why where nothing may be attached.
  void attach();
  void paste();
  void take(std::vector<IntakeItem> items);
  // What a drop on the editor does.
  DropArea::Offer offer(std::size_t files) const;

 private:
  void buildButtons();
  void showHints();
  void showLinked();
  QWidget* rowOf(const EvidencePiece& piece);
  // Where new links go, and those that are seen.
  LinkTarget target() const;
  std::vector<LinkTarget> shownTargets() const;
  QString refusal() const;
  bool mayAttach();
  void linkExisting();
  void unlink(const EvidencePiece& piece);

  EvidenceShelf* shelf_;
  IntakeBar* intake_;
  Fold* fold_;
  QVBoxLayout* rows_;
  QLabel* none_;
  QLabel* how_;
  QPushButton* attach_;
  QPushButton* link_;
  QLabel* hintHead_;
  QVBoxLayout* hints_;
  std::string shown_;
};

}  // namespace kijun::ui::assess
