// The first column: filter box, kinds with their counts, and the guideline as a tree.
#pragma once
#include <QWidget>
#include <map>

#include "ui/pages/assess/guideline_model.h"

class QLineEdit;
class QTreeView;
class QVBoxLayout;

namespace kijun::ui {
class Chip;
}

namespace kijun::ui::assess {

class GuidelinePane : public QWidget {
  Q_OBJECT
 public:
  GuidelinePane(AnswerDesk& desk, FilteredItems& filtered, QWidget* parent);

  // Empty: the guideline as a whole. Does not signal.
  void choose(const std::string& section);
  void focusFilter();
  QTreeView* tree() const { return tree_; }
  QLineEdit* filterBox() const { return words_; }

 Q_SIGNALS:
  void sectionChosen(const QString& section);
  // Down or Enter in the filter box: on to the items.
  void itemsWanted();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void buildFilter(QVBoxLayout& column);
  void buildTree(QVBoxLayout& column);
  void showFilter();
  void afterFilter();
  void fillModalities();
  void fillDepartments();
  template <typename Change>
  void change(Change apply) {
    ItemFilter filter = filtered_.filter();
    apply(filter);
    filtered_.setFilter(filter);
  }

  AnswerDesk& desk_;
  FilteredItems& filtered_;
  GuidelineModel model_;
  GuidelineFilter proxy_;
  QLineEdit* words_;
  std::map<Show, Chip*> shows_;
  Chip* modality_;
  Chip* department_;
  QTreeView* tree_;
  std::string chosen_;
  bool filtering_ = false;  // rows come and go by the filter, not by a person's choice
};

}  // namespace kijun::ui::assess
