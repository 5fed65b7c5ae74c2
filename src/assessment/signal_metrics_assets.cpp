// Sources: guideline 4.2, 4.4, 5.1.1, 5.1.2, 5.1.3.5, 5.2.2.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "assessment/risk_register.h"
#include "assessment/signal_metrics.h"

namespace kijun::metrics {
namespace {

using Ids = std::unordered_set<Id>;

bool isExternal(const RecordView& asset) {
  const auto kind = asset.text("kind");
  return kind == "external" || kind == "cloud";
}

template <typename Each>
void forAssets(const Asked& asked, Each each) {
  for (const auto& asset : asked.rows("asset")) {
    if (asset.text("status") != "retired") each(asset);
  }
}

// Assets that name a supplier, and all that depend on one that does.
Ids withSuppliers(const Asked& asked) {
  std::unordered_map<Id, std::vector<Id>> dependents;
  Ids reached;
  std::vector<Id> open;
  for (const auto& asset : asked.rows("asset")) {
    for (auto& needed : asset.ids("depends_on")) dependents[needed].push_back(asset.id());
    if (!asset.ids("suppliers").empty() && reached.insert(asset.id()).second) {
      open.push_back(asset.id());
    }
  }
  while (!open.empty()) {
    const auto id = std::move(open.back());
    open.pop_back();
    for (const auto& dependent : dependents[id]) {
      if (reached.insert(dependent).second) open.push_back(dependent);
    }
  }
  return reached;
}

}  // namespace

Measured ownedAssets(const Asked& asked) {
  Tally tally;
  forAssets(asked, [&](const RecordView& asset) {
    tally.add(asset, "asset",
              !asset.text("manager").empty() && !asset.text("permitted_use").empty());
  });
  return std::move(tally).share();
}

Measured ownedExternalServices(const Asked& asked) {
  Tally tally;
  forAssets(asked, [&](const RecordView& asset) {
    if (isExternal(asset)) tally.add(asset, "asset", !asset.text("manager").empty());
  });
  return std::move(tally).share();
}

Measured unapprovedAssets(const Asked& asked) {
  Tally tally;
  forAssets(asked, [&](const RecordView& asset) {
    tally.add(asset, "asset", asset.text("status") != "unapproved");
  });
  return std::move(tally).failing();
}

Measured gradedInformation(const Asked& asked) {
  Tally tally;
  forAssets(asked, [&](const RecordView& asset) {
    if (asset.text("kind") != "information") return;
    tally.add(asset, "asset",
              !asset.text("confidentiality").empty() && !asset.text("integrity").empty() &&
                  !asset.text("availability").empty());
  });
  return std::move(tally).share();
}

Measured servicesWithScenario(const Asked& asked) {
  const auto gaps = scenarioGaps(asked.input.registers);
  const Ids without(gaps.services.begin(), gaps.services.end());
  Tally tally;
  for (const auto& service : asked.rows("service")) {
    tally.add(service, "service", !without.contains(service.id()));
  }
  return std::move(tally).share();
}

// By whichever method: a mission scenario, a threat to the asset, a step of an attack, or a risk
// that names it.
Measured assessedControlSystems(const Asked& asked) {
  Ids assessed;
  for (const auto* record : {"scenario", "risk"}) {
    for (const auto& row : asked.rows(record)) {
      for (auto& asset : row.ids("assets")) assessed.insert(std::move(asset));
    }
  }
  for (const auto* record : {"asset_threat", "attack_step"}) {
    for (const auto& row : asked.rows(record)) assessed.insert(row.text("asset"));
  }
  Tally tally;
  forAssets(asked, [&](const RecordView& asset) {
    if (asset.text("kind") != "control_system") return;
    tally.add(asset, "asset", assessed.contains(asset.id()));
  });
  return std::move(tally).share();
}

// Important: a system of the highest importance, its own or inherited.
Measured systemsWithSuppliers(const Asked& asked) {
  const auto importance = importanceOf(asked.input.registers);
  const auto supplied = withSuppliers(asked);
  Tally tally;
  forAssets(asked, [&](const RecordView& asset) {
    const auto kind = asset.text("kind");
    if (kind != "information_system" && kind != "control_system") return;
    const auto worth = importance.find(asset.id());
    if (worth == importance.end() || worth->second < 3) return;
    tally.add(asset, "asset", supplied.contains(asset.id()));
  });
  return std::move(tally).share();
}

// Compensated: an exception in force that names the asset and says what is done instead.
Measured unsupportedSoftware(const Asked& asked) {
  Ids compensated;
  for (const auto& exemption : asked.rows("exemption")) {
    const auto until = Date::parse(exemption.text("expires_on"));
    if (exemption.text("state") != "active" || exemption.text("compensation").empty()) continue;
    if (until && *until < asked.input.asOf) continue;
    for (auto& asset : exemption.ids("assets")) compensated.insert(std::move(asset));
  }
  Tally tally;
  forAssets(asked, [&](const RecordView& asset) {
    const auto end = Date::parse(asset.text("support_end"));
    if (!end) return;
    tally.add(asset, "asset", *end >= asked.input.asOf || compensated.contains(asset.id()));
  });
  return std::move(tally).failing();
}

// With access: suppliers that an asset names.
Measured agreedSuppliers(const Asked& asked) {
  Ids accessing;
  forAssets(asked, [&](const RecordView& asset) {
    for (auto& supplier : asset.ids("suppliers")) accessing.insert(std::move(supplier));
  });
  Tally tally;
  for (const auto& supplier : asked.rows("supplier")) {
    if (!accessing.contains(supplier.id())) continue;
    tally.add(supplier, "supplier", supplier.text("agreement") == "agreed");
  }
  return std::move(tally).share();
}

// On schedule: the next review is not overdue, or was held since it fell due.
Measured reviewedSuppliers(const Asked& asked) {
  Tally tally;
  for (const auto& supplier : asked.rows("supplier")) {
    const auto due = Date::parse(supplier.text("review_due"));
    if (!due) continue;
    const auto reviewed = asked.past(supplier, "reviewed_on");
    tally.add(supplier, "supplier", *due >= asked.input.asOf || (reviewed && *reviewed >= *due));
  }
  return std::move(tally).share();
}

}  // namespace kijun::metrics
