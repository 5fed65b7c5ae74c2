// The palette and where its hits lead.
#include "ui/models/palette_model.h"
#include "ui/models/row_places.h"
#include "ui/pages/registry.h"
#include "ui/shell/main_window.h"
#include "ui/shell/palette.h"
#include "ui/shell/text.h"

namespace kijun::ui {
namespace {

constexpr const char* kItemsPage = "assess";

}  // namespace

void MainWindow::openPalette() {
  const PageInfo* shown = findPage(fromQt(currentPage_));
  palette_->open(
      paletteEntries(actions_->available(shown ? shown->context() : ""), workspace_.get(),
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
  } else if (hasPlace(hit.kind, {hit.id})) {
    goToRow(*this, *workspace_, hit.kind, {hit.id});
  } else {
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
