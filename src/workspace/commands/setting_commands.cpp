#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.h"
#include "workspace/bulk_targets.h"
#include "workspace/commands/checks.h"
#include "workspace/commands/kinds.h"
#include "workspace/cycle_settings.h"
#include "workspace/store/cycle_store.h"

namespace kijun::commands {
namespace {

// Weights are written in hundredths and shown as 0.5, 1, 2.25.
std::string shownWeight(int hundredths) {
  auto text = std::to_string(hundredths / 100);
  if (const int rest = hundredths % 100; rest != 0) {
    text += '.';
    text += std::to_string(rest / 10);
    if (rest % 10 != 0) text += std::to_string(rest % 10);
  }
  return text;
}

template <typename Check, typename Set>
Command settingOf(const CommandKind& kind, Message name, Id cycle, std::string item, Check check,
                  Set set) {
  return {
      &kind, std::move(name),
      [cycle = std::move(cycle), item = std::move(item), check, set](Writer& writer) {
        check(requireItem(writer, cycle, item));
        auto settings =
            findSettings(writer.database(), cycle, item).value_or(ItemSettings{item, {}, {}, {}});
        set(settings);
        storeSettings(writer.database(), cycle, settings);
      }};
}

struct ChoiceSetting {
  std::string_view key;
  std::array<std::string_view, 2> values;
};
constexpr ChoiceSetting kChoices[] = {{kApprovalStyleSetting, {"seal", "signature"}},
                                      {kUnknownUsersSetting, {"assessor", "executive"}},
                                      {kApprovalTermsSetting, {"company", "public_body"}}};

bool isOffset(const std::string& value) {
  constexpr int kMostMinutes = 14 * 60;
  int minutes = 0;
  const auto* end = value.data() + value.size();
  const auto result = std::from_chars(value.data(), end, minutes);
  return result.ec == std::errc() && result.ptr == end && minutes >= -kMostMinutes &&
         minutes <= kMostMinutes;
}

// Nothing where there is no such setting.
std::optional<bool> fits(const std::string& key, const std::string& value) {
  if (key == kTimeZoneSetting) return isOffset(value);
  const auto* choice = std::ranges::find(kChoices, key, &ChoiceSetting::key);
  if (choice == std::end(kChoices)) return std::nullopt;
  return std::ranges::find(choice->values, value) != choice->values.end();
}

}  // namespace

Command setTarget(Id cycle, std::string item, std::optional<int> target) {
  auto name = target ? msg("command.set_target", item, *target) : msg("command.clear_target", item);
  return settingOf(
      kinds::setTarget, std::move(name), std::move(cycle), std::move(item),
      [target](const ItemOfCycle& of) {
        if (target) requireTarget(of, *target);
      },
      [target](ItemSettings& settings) { settings.target = target; });
}

Command setTargets(Id cycle, std::map<std::string, std::optional<int>> targets,
                   const std::string& profile) {
  auto name = profile.empty() ? msg("command.set_targets", targets.size())
                              : msg("command.apply_profile", targets.size(), profile);
  return {&kinds::setTargets, std::move(name),
          [cycle = std::move(cycle), targets = std::move(targets)](Writer& writer) {
            ItemOfCycle of{writer.catalog(requireOpenCycle(writer, cycle).catalog), nullptr};
            const int usual = of.catalog->scale().defaultTarget;
            const auto before = settingsOfCycle(writer.database(), cycle);
            for (const auto& [item, target] : targets) {
              of.item = of.catalog->item(item);
              if (!of.item) throw Error(Fault::Input, msg("workspace.item.unknown", item));
              if (target) requireTarget(of, *target);
              const auto at = before.find(item);
              auto settings = at == before.end() ? ItemSettings{item, {}, {}, {}} : at->second;
              const int wanted = target.value_or(usual);
              if (settings.target.value_or(usual) == wanted) continue;
              settings.target = wanted == usual ? std::nullopt : std::optional(wanted);
              storeSettings(writer.database(), cycle, settings);
            }
          }};
}

Command setWeight(Id cycle, std::string item, std::optional<int> hundredths) {
  auto name = hundredths ? msg("command.set_weight", item, shownWeight(*hundredths))
                         : msg("command.clear_weight", item);
  return settingOf(
      kinds::setWeight, std::move(name), std::move(cycle), std::move(item),
      [hundredths](const ItemOfCycle& of) {
        if (hundredths) requireWeight(of, *hundredths);
      },
      [hundredths](ItemSettings& settings) { settings.weight = hundredths; });
}

Command setEffort(Id cycle, std::string item, std::optional<Effort> effort) {
  auto name = effort ? msg("command.set_effort", item, effortId(*effort))
                     : msg("command.clear_effort", item);
  return settingOf(
      kinds::setEffort, std::move(name), std::move(cycle), std::move(item),
      [](const ItemOfCycle&) {},
      [effort](ItemSettings& settings) {
        settings.effort = effort ? std::optional(std::string(effortId(*effort))) : std::nullopt;
      });
}

Command setItemSettings(Id cycle, std::vector<ItemSettings> settings) {
  auto name = msg("command.set_item_settings", settings.size());
  return {&kinds::setItemSettings, std::move(name),
          [cycle = std::move(cycle), settings = std::move(settings)](Writer& writer) {
            for (const auto& wanted : settings) {
              const auto of = requireItem(writer, cycle, wanted.item);
              if (wanted.target) requireTarget(of, *wanted.target);
              if (wanted.weight) requireWeight(of, *wanted.weight);
              if (wanted.effort && !effortFromId(*wanted.effort)) {
                throw Error(Fault::Input,
                            msg("workspace.answer.effort", wanted.item, *wanted.effort));
              }
              auto stored = findSettings(writer.database(), cycle, wanted.item)
                                .value_or(ItemSettings{wanted.item, {}, {}, {}});
              if (wanted.target) stored.target = wanted.target;
              if (wanted.weight) stored.weight = wanted.weight;
              if (wanted.effort) stored.effort = wanted.effort;
              storeSettings(writer.database(), cycle, stored);
            }
          }};
}

Command setSetting(std::string key, std::string value) {
  return {&kinds::setSetting, msg("command.set_setting"),
          [key = std::move(key), value = std::move(value)](Writer& writer) {
            const auto fitting = fits(key, value);
            if (!fitting) throw Error(Fault::Input, msg("workspace.setting.unknown", key));
            if (!*fitting) {
              throw Error(Fault::Input, msg("workspace.setting.value", key, value));
            }
            storeSettingValue(writer.database(), key, value);
          }};
}

}  // namespace kijun::commands
