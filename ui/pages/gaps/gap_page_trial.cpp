// The gap page's what-if: it acts on a copy, until it is taken over or let go.
#include <QPointer>
#include <algorithm>

#include "ui/pages/gaps/gap_page.h"
#include "ui/pages/gaps/gap_table.h"
#include "ui/pages/gaps/take_over_dialog.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "workspace/cycle_settings.h"
#include "workspace/permission.h"

namespace kijun::ui::gaps {

bool GapPage::mayTry() {
  if (view_.trying && values_) return true;
  shell().say(text("gapspage.trial.first"));
  return false;
}

void GapPage::toggleTrial() {
  trying_->setChecked(view_.trying);
  if (view_.trying) {
    endTrial();
    return;
  }
  view_.trying = true;
  rearrange();
}

void GapPage::endTrial() {
  if (values_ && !values_->changes.empty()) {
    const auto answer = ask::choose(
        this,
        {ask::Tone::Question,
         text("gapspage.trial.discard.title"),
         text("gapspage.trial.discard.what", values_->changes.size()),
         text("gapspage.trial.discard.todo"),
         {{QStringLiteral("discard"), text("gapspage.trial.discard")}, {{}, text("ui.cancel")}}});
    if (answer.isEmpty()) return;
  }
  view_.trying = false;
  view_.whatIf.clear();
  rearrange();
}

template <typename Change>
void GapPage::tryOn(Change change) {
  if (!mayTry()) return;
  for (const auto& item : chosen()) {
    auto& settings = view_.whatIf[item];
    settings.item = item;
    change(settings);
  }
  rearrange();
}

void GapPage::tryTarget(int target) {
  if (!workspace().catalog().scale().level(target)) return;
  tryOn([target](ItemSettings& settings) { settings.target = target; });
}

void GapPage::tryWeight(int hundredths) {
  tryOn([hundredths](ItemSettings& settings) { settings.weight = hundredths; });
}

// As tried, else as it stands: what is on its way to be ranked counts.
int GapPage::triedWeight(const std::string& item) const {
  const auto at = view_.whatIf.find(item);
  if (at != view_.whatIf.end() && at->second.weight) return *at->second.weight;
  return ground_->items[workspace().catalog().indexOf(item)].weight;
}

void GapPage::stepWeight(int hundredths) {
  const auto& catalog = workspace().catalog();
  tryOn([&](ItemSettings& settings) {
    settings.weight = std::clamp(triedWeight(settings.item) + hundredths, catalog.lowestWeight(),
                                 catalog.highestWeight());
  });
}

void GapPage::tryEffort(const QString& effort) {
  tryOn([id = fromQt(effort)](ItemSettings& settings) { settings.effort = id; });
}

// S, M, L, XL, and S again; of several, all as the first.
void GapPage::nextEffort() {
  if (!mayTry()) return;
  const auto items = chosen();
  if (items.empty()) return;
  const auto& efforts = workspace().catalog().efforts();
  const auto tried = view_.whatIf.find(items.front());
  const auto now = tried != view_.whatIf.end() && tried->second.effort
                       ? *tried->second.effort
                       : std::string(effortId(
                             ground_->items[workspace().catalog().indexOf(items.front())].effort));
  const auto at = std::ranges::find(efforts, now, &Choice::id);
  const auto next = static_cast<std::size_t>(at - efforts.begin() + 1) % efforts.size();
  tryEffort(toQt(efforts[next].id));
}

void GapPage::resetChosen() {
  if (!mayTry()) return;
  for (const auto& item : chosen()) view_.whatIf.erase(item);
  rearrange();
}

QString GapPage::whyNotTakenOver() const {
  if (workspace().isReadOnly()) return text("registerpage.refused.read_only");
  const auto refused = refusalOf(*commands::setItemSettings({}, {}).kind, workspace().actor(),
                                 workspace().snapshot());
  return refused ? rendered(*refused) : QString();
}

void GapPage::takeOver() {
  if (!mayTry()) return;
  const auto why = whyNotTakenOver();
  if (!why.isEmpty()) return shell().say(why);
  if (values_->changes.empty()) return shell().say(text("gapspage.trial.none"));
  const auto values = values_;
  TakeOverDialog dialog(*values, this);
  if (!ask::run(dialog)) return;
  std::vector<ItemSettings> settings;
  for (const auto& [item, change] : values->changes) settings.push_back(change);
  const auto count = settings.size();
  workspace().post(commands::setItemSettings(values->ground->cycle.cycle.id, std::move(settings)),
                   [self = QPointer(this), count](bool durable) {
                     if (!self || !durable) return;
                     self->view_.trying = false;
                     self->view_.whatIf.clear();
                     self->reload();
                     self->shell().say(text("gapspage.taken_over", count));
                   });
}

}  // namespace kijun::ui::gaps
