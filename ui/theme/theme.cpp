#include "ui/theme/theme.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QWidget>
#include <algorithm>

#include "ui/theme/style_sheet.h"
#include "ui/theme/tick_style.h"

#ifdef KIJUN_HAS_SESSION_BUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace kijun::ui {
namespace {

struct State {
  LookSwitch* owner = nullptr;
  bool dark = false;
  int textSize = 100;
};

State& state() {
  static State instance;
  return instance;
}

QPalette paletteOfRoles() {
  QPalette palette;
  const auto set = [&](QPalette::ColorRole role, Ink ink) { palette.setColor(role, color(ink)); };
  set(QPalette::Window, Ink::Window);
  set(QPalette::WindowText, Ink::Text);
  set(QPalette::Base, Ink::Surface);
  set(QPalette::AlternateBase, Ink::Window);
  set(QPalette::Text, Ink::Text);
  set(QPalette::PlaceholderText, Ink::Muted);
  set(QPalette::Button, Ink::Surface);
  set(QPalette::ButtonText, Ink::Text);
  set(QPalette::BrightText, Ink::Bad);
  set(QPalette::Highlight, Ink::Accent);
  set(QPalette::HighlightedText, Ink::OnAccent);
  set(QPalette::Link, Ink::Accent);
  set(QPalette::LinkVisited, Ink::Accent);
  set(QPalette::ToolTipBase, Ink::Surface);
  set(QPalette::ToolTipText, Ink::Text);
  set(QPalette::Light, Ink::Surface);
  set(QPalette::Midlight, Ink::Line);
  set(QPalette::Mid, Ink::Line);
  set(QPalette::Dark, Ink::Line);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, color(Ink::Muted));
  }
  return palette;
}

}  // namespace

QString idOf(LookChoice choice) {
  switch (choice) {
    case LookChoice::Light:
      return QStringLiteral("light");
    case LookChoice::Dark:
      return QStringLiteral("dark");
    case LookChoice::System:
      break;
  }
  return QStringLiteral("system");
}

LookChoice lookChoiceFromId(const QString& id) {
  if (id == QLatin1String("light")) return LookChoice::Light;
  if (id == QLatin1String("dark")) return LookChoice::Dark;
  return LookChoice::System;
}

LookSwitch::LookSwitch(QApplication& application) : application_(application) {
  Q_ASSERT(!state().owner);
  state().owner = this;
  // Before any palette of ours is set, this one is the platform's.
  systemDark_ = QApplication::palette().color(QPalette::Window).lightness() < 128;
  QApplication::setStyle(new TickStyle);
  askPortal();
  apply();
}

LookSwitch::~LookSwitch() {
  state().owner = nullptr;
}

void LookSwitch::setChoice(LookChoice choice) {
  choice_ = choice;
  apply();
}

void LookSwitch::setTextSize(int percent) {
  state().textSize = std::clamp(percent, 100, 150);
  apply();
}

void LookSwitch::apply() {
  state().dark = choice_ == LookChoice::Dark || (choice_ == LookChoice::System && systemDark_);
  QApplication::setPalette(paletteOfRoles());
  QApplication::setFont(font(Face::Body));
  application_.setStyleSheet(styleSheet());
  Q_EMIT changed();
}

#ifdef KIJUN_HAS_SESSION_BUS
namespace {
constexpr auto kPortal = "org.freedesktop.portal.Desktop";
constexpr auto kPortalPath = "/org/freedesktop/portal/desktop";
constexpr auto kSettings = "org.freedesktop.portal.Settings";
constexpr auto kAppearance = "org.freedesktop.appearance";
constexpr auto kScheme = "color-scheme";  // 1 prefers dark, 2 prefers light, 0 says nothing

// The portal's answer comes wrapped in one variant, or in two by its older method.
std::optional<uint> schemeOf(QVariant value) {
  while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  bool known = false;
  const uint scheme = value.toUInt(&known);
  return known && scheme != 0 ? std::optional(scheme) : std::nullopt;
}
}  // namespace

void LookSwitch::askPortal() {
  if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return;
  auto bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  bus.connect(kPortal, kPortalPath, kSettings, QStringLiteral("SettingChanged"), this,
              SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
  auto call = QDBusMessage::createMethodCall(kPortal, kPortalPath, kSettings, "Read");
  call << QString::fromLatin1(kAppearance) << QString::fromLatin1(kScheme);
  auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    if (reply.isValid()) portalSettingChanged(kAppearance, kScheme, reply.value());
    watcher->deleteLater();
  });
}

void LookSwitch::portalSettingChanged(const QString& area, const QString& key,
                                      const QDBusVariant& value) {
  if (area != QLatin1String(kAppearance) || key != QLatin1String(kScheme)) return;
  const auto scheme = schemeOf(value.variant());
  if (!scheme) return;
  systemDark_ = *scheme == 1;
  if (choice_ == LookChoice::System) apply();
}
#else
void LookSwitch::askPortal() {}
void LookSwitch::portalSettingChanged(const QString&, const QString&, const QDBusVariant&) {}
#endif

bool isDark() {
  return state().dark;
}

int textSize() {
  return state().textSize;
}

int px(double length) {
  return static_cast<int>(length * state().textSize / 100.0 + 0.5);
}

QFont font(Face face) {
  QFont out(QStringLiteral("Noto Sans CJK JP"));
  out.setFamilies({QStringLiteral("Noto Sans CJK JP"), QStringLiteral("Noto Sans JP"),
                   QStringLiteral("Yu Gothic UI"), QStringLiteral("Meiryo UI"),
                   QStringLiteral("Hiragino Sans"), QStringLiteral("sans-serif")});
  out.setStyleHint(QFont::SansSerif);
  out.setHintingPreference(QFont::PreferVerticalHinting);
  struct Cut {
    int size;
    QFont::Weight weight;
  };
  const auto cut = [face]() -> Cut {
    switch (face) {
      case Face::Small:
        return {12, QFont::Normal};
      case Face::Strong:
        return {13, QFont::Medium};
      case Face::Question:
        return {16, QFont::Medium};
      case Face::Title:
        return {20, QFont::Medium};
      case Face::Figure:
        return {32, QFont::Normal};
      case Face::Body:
        break;
    }
    return {13, QFont::Normal};
  }();
  out.setPixelSize(px(cut.size));
  out.setWeight(cut.weight);
  return out;
}

void setFace(QWidget* widget, Face face) {
  onLookChange(widget, [widget, face] { widget->setFont(font(face)); });
}

void onLookChange(QObject* context, std::function<void()> call) {
  call();
  if (state().owner) {
    QObject::connect(state().owner, &LookSwitch::changed, context, std::move(call));
  }
}

}  // namespace kijun::ui
