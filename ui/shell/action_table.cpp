#include "ui/shell/action_table.h"

#include <QMetaMethod>
#include <algorithm>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

std::size_t placeOf(std::string_view id) {
  const auto specs = actionSpecs();
  const auto at = std::find_if(specs.begin(), specs.end(),
                               [id](const ActionSpec& spec) { return spec.id == id; });
  Q_ASSERT_X(at != specs.end(), "ActionTable", "unknown action");
  return static_cast<std::size_t>(at - specs.begin());
}

QList<QKeySequence> keysOf(const ActionSpec& spec) {
  QList<QKeySequence> keys;
  for (const QString& key : toQt(spec.keys).split(u' ', Qt::SkipEmptyParts)) {
    keys.append(QKeySequence(key, QKeySequence::PortableText));
  }
  return keys;
}

}  // namespace

ActionTable::ActionTable(QObject* parent) : QObject(parent) {
  for (const auto& spec : actionSpecs()) {
    auto* action = new QAction(this);
    action->setObjectName(toQt(spec.id));
    action->setShortcuts(keysOf(spec));
    action->setShortcutContext(spec.context == "window" ? Qt::WindowShortcut
                                                        : Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(spec.context != "window");
    if (!spec.icon.empty()) setIcon(action, spec.icon);
    std::vector<std::string> arguments;
    if (!spec.argument.empty()) arguments.emplace_back(spec.argument);
    retextMessage(action, {std::string(spec.textId), std::move(arguments)}, "text");
    actions_.push_back(action);
  }
}

QAction* ActionTable::action(std::string_view id) const {
  return actions_.at(placeOf(id));
}

const ActionSpec& ActionTable::spec(std::string_view id) const {
  return actionSpecs()[placeOf(id)];
}

std::vector<QAction*> ActionTable::available(std::string_view asked) const {
  static const QMetaMethod triggered = QMetaMethod::fromSignal(&QAction::triggered);
  std::vector<QAction*> out;
  for (std::size_t i = 0; i < actions_.size(); ++i) {
    const auto context = actionSpecs()[i].context;
    struct Listened : QAction {
      using QObject::isSignalConnected;
    };
    const auto* listened = static_cast<const Listened*>(actions_[i]);
    if ((context == "window" || context == asked) && listened->isSignalConnected(triggered)) {
      out.push_back(actions_[i]);
    }
  }
  return out;
}

QString ActionTable::shownKeys(const ActionSpec& spec) {
  QStringList words;
  for (const auto& key : keysOf(spec)) words += key.toString(QKeySequence::NativeText);
  return words.join(QStringLiteral(" / "));
}

const ActionSpec& ActionTable::specOf(const QAction* action) {
  return actionSpecs()[placeOf(action->objectName().toStdString())];
}

}  // namespace kijun::ui
