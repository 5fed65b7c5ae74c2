#include "ui/registers/register_page.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <algorithm>

#include "records/registers.h"
#include "ui/registers/register_groups.h"
#include "ui/registers/register_view.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::registers {

RegisterPage::RegisterPage(Shell& shell, WorkspaceModel& workspace, const RegisterGroup& group)
    : Page(shell, workspace),
      group_(group),
      tabs_(new QTabBar(this)),
      body_(new QStackedWidget(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  tabs_->setObjectName(QStringLiteral("registerTabs"));
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setUsesScrollButtons(true);
  tabs_->setElideMode(Qt::ElideNone);
  tabs_->setProperty("look", "page");
  retextProperty(tabs_, "accessibleName", group.textId);
  for (std::size_t i = 0; i < group.registers.size(); ++i) tabs_->addTab({});
  onLanguageChange(tabs_, [this] {
    for (int tab = 0; tab < tabs_->count(); ++tab) {
      const auto* description = findDescription(group_.registers[static_cast<std::size_t>(tab)]);
      tabs_->setTabText(tab, text(description->textId));
    }
  });
  tabs_->setVisible(tabs_->count() > 1);
  column->addWidget(tabs_);
  column->addWidget(body_, 1);
  connect(tabs_, &QTabBar::currentChanged, this, &RegisterPage::show);
  const auto kept = shell.remembered(toQt(group.id) + QStringLiteral(".tab")).toString();
  const auto at = std::ranges::find(group.registers, fromQt(kept));
  if (at != group.registers.end()) {
    tabs_->setCurrentIndex(static_cast<int>(at - group.registers.begin()));
  }
  show(tabs_->currentIndex());
  handleKeys();
}

RegisterView& RegisterPage::view() const {
  return *views_.at(tabs_->currentIndex());
}

void RegisterPage::show(int tab) {
  const auto record = group_.registers[static_cast<std::size_t>(tab)];
  if (auto* before = qobject_cast<RegisterView*>(body_->currentWidget())) before->leave();
  auto& made = views_[tab];
  if (!made) {
    made = new RegisterView(shell(), workspace(), *findDescription(record), body_);
    body_->addWidget(made);
  }
  body_->setCurrentWidget(made);
  shell().remember(toQt(group_.id) + QStringLiteral(".tab"), toQt(record));
}

void RegisterPage::step(int by) {
  const int count = tabs_->count();
  tabs_->setCurrentIndex((tabs_->currentIndex() + by + count) % count);
  view().activate();
}

void RegisterPage::handleKeys() {
  on("register.new", [](RegisterView& shown) { shown.beginNew(); });
  on("register.duplicate", [](RegisterView& shown) { shown.duplicate(); });
  on("register.remove", [](RegisterView& shown) { shown.remove(); });
  on("register.bulk", [](RegisterView& shown) { shown.bulkEdit(); });
  on("register.import", [](RegisterView& shown) { shown.importFile(); });
  on("register.export", [](RegisterView& shown) { shown.exportRows(); });
  on("register.copy", [](RegisterView& shown) { shown.copy(); });
  on("register.paste", [](RegisterView& shown) { shown.paste(); });
  on("register.filter", [](RegisterView& shown) { shown.focusFilter(); });
  on("register.form", [](RegisterView& shown) { shown.focusForm(); });
  on("register.next", [this](RegisterView&) { step(1); });
  on("register.previous", [this](RegisterView&) { step(-1); });
}

void RegisterPage::activate() {
  view().activate();
}

void RegisterPage::leave() {
  view().leave();
}

bool RegisterPage::focusItem(const QString& target) {
  const auto record = fromQt(target.section(u':', 0, 0));
  const auto at = std::ranges::find(group_.registers, record);
  if (at == group_.registers.end()) return false;
  tabs_->setCurrentIndex(static_cast<int>(at - group_.registers.begin()));
  const Id id = fromQt(target.section(u':', 1));
  return id.empty() || view().goTo(id);
}

QString RegisterPage::place() const {
  const auto record = toQt(group_.registers[static_cast<std::size_t>(tabs_->currentIndex())]);
  return record + u':' + toQt(view().current());
}

}  // namespace kijun::ui::registers
