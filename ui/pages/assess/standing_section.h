// Where the item stands elsewhere: in each assessment unit, with the spread, and in the last cycle.
#pragma once
#include "ui/pages/assess/editor_section.h"

class QLabel;

namespace kijun::ui {
class FlowLayout;
class LevelBadge;
}  // namespace kijun::ui

namespace kijun::ui::assess {

class StandingSection : public EditorSection {
  Q_OBJECT
 public:
  StandingSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;

 private:
  void showUnits();
  void showPrevious();
  QWidget* unitChip(const Unit& unit);

  QWidget* units_;
  FlowLayout* chips_;
  QWidget* previous_;
  QLabel* previousHead_;
  LevelBadge* then_;
  LevelBadge* now_;
  QLabel* change_;
  QLabel* previousNote_;
};

}  // namespace kijun::ui::assess
