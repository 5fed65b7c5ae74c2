// One choice out of a few, as a row of buttons: levels 0–5, なし/一部/あり. One tab stop; arrow
// keys move within, Space or Enter chooses, Delete clears where that is allowed. Each segment is a
// real button for screen readers.
#pragma once
#include <QWidget>
#include <optional>
#include <vector>

class QToolButton;

namespace kijun::ui {

class WorkspaceModel;

struct Segment {
  QString id;
  QString text;
  QString name;              // for screen readers and the tooltip, e.g. "3 全体実施"
  QString tooltip;           // longer, may be empty
  std::optional<int> level;  // filled in that level's colour when chosen
};

enum class Clearing { Allowed, Refused };

class SegmentedControl : public QWidget {
  Q_OBJECT
 public:
  explicit SegmentedControl(QWidget* parent = nullptr, Clearing clearing = Clearing::Allowed);
  // Keeps the chosen id where it still exists. Use it again after a change of language.
  void setSegments(std::vector<Segment> segments);
  // Empty: none. Does not signal.
  void setChosen(const QString& id);
  const QString& chosen() const { return chosen_; }
  // Looks as it is and cannot be changed; why, as the tooltip, may be empty.
  void setReadOnly(bool readOnly, const QString& why = {});
  QToolButton* button(const QString& id) const;

 Q_SIGNALS:
  // A person chose; empty when cleared. The control already shows it.
  void chosenByUser(const QString& id);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void choose(const QString& id);
  void restyle();
  void step(int by);

  Clearing clearing_;
  std::vector<Segment> segments_;
  std::vector<QToolButton*> buttons_;
  QString chosen_;
  bool readOnly_ = false;
  QString whyReadOnly_;
};

// The catalog's scale as segments, in the window's language.
std::vector<Segment> levelSegments(const WorkspaceModel& workspace);

}  // namespace kijun::ui
