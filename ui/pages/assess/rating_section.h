// Level and target: the scale as segments, what the chosen or pointed-at level means in general and
// for this very item, and the gap between them, which leads to the ranking.
#pragma once
#include <optional>

#include "ui/pages/assess/editor_section.h"

class QCheckBox;
class QLabel;
class QToolButton;

namespace kijun::ui {
class SegmentedControl;
}

namespace kijun::ui::assess {

class RatingSection : public EditorSection {
  Q_OBJECT
 public:
  RatingSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  void focusLevel();

 Q_SIGNALS:
  // Its place among the gaps is asked for.
  void gapWanted();

 protected:
  void moved() override { pointed_.reset(); }
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QString meaningOf(std::optional<int> level) const;
  void showMeaning();
  void showGap();
  void reserve();

  SegmentedControl* level_;
  SegmentedControl* target_;
  QLabel* meaning_;
  QToolButton* gap_;
  QCheckBox* noEvent_;
  std::optional<int> pointed_;  // under the pointer or the keyboard focus
};

// What a level means: the scale's criterion, then this item's own words for it; between two levels
// that the item describes it says so rather than inventing any.
// What the level means for this item: the item's own words where the catalog has them, else the
// scale's, with the levels it stands between.
QString levelMeaning(const Catalog& catalog, const Item& item, int level);

}  // namespace kijun::ui::assess
