// The look of the window: colours by role (the role table of report/theme.h), fonts, sizes and
// icons, light or dark, switched while the window is open. UI thread only. Widgets that paint
// themselves repaint on QEvent::PaletteChange or StyleChange, or on LookSwitch::changed().
#pragma once
#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>
#include <QString>
#include <functional>
#include <optional>
#include <string_view>

#include "ui/theme/ink.h"

class QApplication;
class QDBusVariant;
class QWidget;

namespace kijun::ui {

enum class LookChoice { System, Light, Dark };

QString idOf(LookChoice choice);
LookChoice lookChoiceFromId(const QString& id);  // System for anything unknown

// Owns the application's palette, style sheet and font. Exactly one, made in main() after the
// QApplication.
class LookSwitch : public QObject {
  Q_OBJECT
 public:
  explicit LookSwitch(QApplication& application);
  ~LookSwitch() override;
  void setChoice(LookChoice choice);
  LookChoice choice() const { return choice_; }
  // 100 to 150, in percent.
  void setTextSize(int percent);

 Q_SIGNALS:
  void changed();

 private Q_SLOTS:
  void portalSettingChanged(const QString& area, const QString& key, const QDBusVariant& value);

 private:
  void apply();
  void askPortal();
  QApplication& application_;
  LookChoice choice_ = LookChoice::System;
  bool systemDark_ = false;
};

bool isDark();
int textSize();  // percent

QColor color(Ink ink);
Ink levelInk(int level, int lowest = 0, int highest = 5);
Ink onLevelInk(int level, int lowest = 0, int highest = 5);
// "A" to "E".
std::optional<Ink> riskInk(std::string_view riskLevel);

// A length of the design (4 px grid, at 100 % text) at the current text size.
int px(double length);
inline constexpr int kRowHeight = 30;  // of lists, through px()

enum class Face {
  Body,      // 13 px
  Small,     // 12 px, tags, captions
  Strong,    // 13 px medium
  Question,  // 16 px medium
  Title,     // 20 px medium
  Figure,    // 32 px, tabular figures
};
QFont font(Face face);
// The face now and after every change of the look.
void setFace(QWidget* widget, Face face);

// Icon of resources/icons, tinted; follows no later change (take it again on changed(), or use
// setIcon). An unknown name is a bug.
QIcon icon(std::string_view name, Ink ink = Ink::Muted);
QPixmap iconPixmap(std::string_view name, Ink ink, int side, double devicePixelRatio);
// On a button, action or label: sets the property "icon" now and after every change of the look.
void setIcon(QObject* target, std::string_view name, Ink ink = Ink::Muted);

// Calls now and after every change of the look, for as long as context lives.
void onLookChange(QObject* context, std::function<void()> call);

}  // namespace kijun::ui
