// The palette and where its hits lead.
#include "ui/models/palette_model.h"
#include "ui/pages/registry.h"
#include "ui/shell/main_window.h"
#include "ui/shell/palette.h"
#include "ui/shell/text.h"

namespace kijun::ui {
namespace {

constexpr const char* kItemsPage = "assess";

// The dialogs of registers that have no page of their own.
constexpr std::pair<std::string_view, std::string_view> kDialogs[] = {
    {"department", "records.departments"},
    {"person", "records.people"},
    {"document", "records.documents"},
    {"unit", "cycle.units"},
    {"cycle", "cycle.edit"},
};

}  // namespace

void MainWindow::openPalette() {
  palette_->open(paletteEntries(actions_->available(fromQt(currentPage_)), workspace_.get(),
                                findPage(kItemsPage) ? QString(kItemsPage) : QString()),
                 workspace_.get());
}

void MainWindow::goToHit(const SearchHit& hit, const QStringList& words) {
  if (!workspace_) return;
  const QString id = toQt(hit.id);
  if (hit.kind == "item" || hit.kind == "section") {
    goTo(kItemsPage, toQt(hit.kind) + u':' + id);
  } else if (hit.kind == "answer") {
    goToAnswer(hit, words);
  } else if (findPage(hit.kind)) {
    goTo(toQt(hit.kind), toQt(hit.kind) + u':' + id);
  } else {
    for (const auto& [kind, action] : kDialogs) {
      if (kind == hit.kind) return actions_->action(action)->trigger();
    }
    say(text("ui.pair", hit.title.text, hit.snippet.text));
  }
}

void MainWindow::goToAnswer(const SearchHit& hit, const QStringList& words) {
  if (hit.cycle != workspace_->cycleNumber()) {
    connect(
        workspace_.get(), &WorkspaceModel::cycleChanged, this,
        [this, hit, words] {
          if (workspace_->cycleNumber() == hit.cycle) goToAnswer(hit, words);
        },
        Qt::SingleShotConnection);
    workspace_->setCycle(hit.cycle);
    return;
  }
  workspace_->setUnit(hit.answer.unit);
  goTo(kItemsPage, QStringLiteral("item:") + toQt(hit.id));
  if (Page* shown = page(kItemsPage)) shown->showFound(toQt(hit.field), words);
}

}  // namespace kijun::ui
