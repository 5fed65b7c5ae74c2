// The page on which the guideline's items are answered: guideline, items, one item. Owns the desk
// and the filter its three columns share, walks through the items and carries out the page's keys.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ui/pages/assess/item_filter.h"
#include "ui/pages/assess/item_list_model.h"
#include "ui/shell/page.h"
#include "ui/widgets/banner.h"

class QListView;
class QSplitter;

namespace kijun::ui::assess {

class GuidelinePane;
class ItemEditor;
class SectionHeader;

class AssessPage : public Page {
  Q_OBJECT
 public:
  AssessPage(Shell& shell, WorkspaceModel& workspace);
  ~AssessPage() override;
  void activate() override;
  void leave() override;
  // "item:ID", "section:ID" ("section:": the whole guideline), "show:unanswered".
  bool focusItem(const QString& target) override;
  void showFound(const QString& field, const QStringList& words) override;
  QString place() const override;

  // ---- for tests ----
  std::optional<std::size_t> current() const { return current_; }
  QListView* list() const { return list_; }

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void build();
  QWidget* buildList();
  void handleKeys();
  void connectParts();

  void showSection(const std::string& section);
  void showOnlyOf(const QString& department);
  void goTo(std::size_t item);
  void choose(std::optional<std::size_t> item);
  void step(int by);
  void nextOpenItem();
  void listReset();
  void everythingChanged();
  std::vector<std::size_t> chosenItems() const;

  void cycleStipulation();
  void toggleFlag();
  void goToGap();
  void confirm();
  void nextUnit();

  void readDrafts();
  void offerDrafts(std::vector<Draft> drafts);
  void takeDrafts();
  void dropDrafts();

  AnswerDesk desk_;
  FilteredItems filtered_;
  ItemListModel model_;
  QSplitter* splitter_ = nullptr;
  GuidelinePane* guideline_ = nullptr;
  SectionHeader* header_ = nullptr;
  QListView* list_ = nullptr;
  QWidget* nothing_ = nullptr;
  ItemEditor* editor_ = nullptr;
  Banner* recovered_ = nullptr;
  std::optional<std::size_t> current_;
  std::string currentId_;  // outlives a change of cycle, where places may differ
  std::vector<Draft> drafts_;
};

}  // namespace kijun::ui::assess
