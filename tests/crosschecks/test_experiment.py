"""Whether an experiment gets the users that its effect needs, and lasts as long as its metric looks ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from designlint import linter
from designlint.document import parse
from designlint.model import Config, Severity
from tests.crosschecks.marked import SIGNS, shown

if TYPE_CHECKING:
    from designlint.catalog import Catalog

# 10% against 11% needs 14,751 users per arm: three quarters of them are 11,063.1, half of them 7,375.4.
TEST = "## A/B test\n\nThe baseline is {}. The minimum detectable effect is {}. {}\n"
FIXED = TEST.format("‹10%›", "‹1 pp›", "{}")
MUTE = TEST.format("10%", "1 pp", "{}")
WANTED = "Needs 14,751 users per arm (10% baseline, 1 pp, alpha 0.05, power 80%); {}"
SMALL = TEST.format("‹2%›", "‹2%› relative", "{}")  # needs 1,941,808
SMALL_WANTED = "Needs 1,941,808 users per arm (2% baseline, 2%, alpha 0.05, power 80%); {}"
RUNS = "The test runs for 14 days on {} of users{}. {}"
READ = "## A/B test\n\n{}\n"

UNDERPOWERED = {
    "a sample just below three quarters": (FIXED.format("We take «11,063» users per arm."), WANTED.format("11,063 are planned.")),
    "an effect in points": (TEST.format("‹10%›", "‹1 percentage points›", "We take «900» users per arm."), WANTED.replace("1 pp", "1 percentage points").format("900 are planned.")),
    "an effect of the baseline": (TEST.format("‹10%›", "‹10%› relative", "We take «900» users per arm."), WANTED.replace("1 pp", "10%").format("900 are planned.")),
    "an effect that may be either": (
        TEST.format("‹10%›", "‹10%›", "We take «149» users per arm."),
        "Needs 199 users per arm (10% baseline, 10%, alpha 0.05, power 80%); 149 are planned.",
    ),
    "a baseline with a decimal": (
        TEST.format("‹2.5%›", "‹1 pp›", "We take «900» users per arm."),
        "Needs 4,567 users per arm (2.5% baseline, 1 pp, alpha 0.05, power 80%); 900 are planned.",
    ),
    "a level of its own": (FIXED.format("Alpha of 0.01 holds. We take «900» users per arm."), "Needs 21,949 users per arm (10% baseline, 1 pp, alpha 0.01, power 80%); 900 are planned."),
    "a power of its own": (FIXED.format("We take «900» users per arm, for 90% power."), "Needs 19,747 users per arm (10% baseline, 1 pp, alpha 0.05, power 90%); 900 are planned."),
    "the lowest power": (FIXED.format("We take «900» users per arm, for 50% power."), "Needs 7,220 users per arm (10% baseline, 1 pp, alpha 0.05, power 50%); 900 are planned."),
    "new users of two weeks": (
        SMALL.format(RUNS.format("100%", "", "«100,000 new users join each day».")),
        SMALL_WANTED.format("100k a day x 14 d x 100% / 2 arms gives at most 700,000."),
    ),
    "a share per arm": (FIXED.format(RUNS.format("5%", " per arm", "«1,000 new users join each day».")), WANTED.format("1k a day x 14 d x 5% gives at most 700.")),
    "daily users of two weeks": (
        SMALL.format(RUNS.format("50%", "", "The app has «200,000» daily active users.")),
        SMALL_WANTED.format("200k a day x 14 d x 50% / 2 arms gives at most 700,000."),
    ),
    "daily users, less than the monthly ones": (
        FIXED.format(RUNS.format("5%", "", "The app has «2,000» daily active users. It has 90,000 monthly active users.")),
        WANTED.format("2k a day x 14 d x 5% / 2 arms gives at most 700."),
    ),
    "daily users, more than the monthly ones": (
        FIXED.format(RUNS.format("5%", "", "The app has «2,000» daily active users. It has 10,000 monthly active users.")),
        WANTED.format("10k in all x 5% / 2 arms gives at most 250."),
    ),
    "daily users, as many as the monthly ones": (
        FIXED.format(RUNS.format("5%", "", "The app has «1,000» daily active users. It has 14,000 monthly active users.")),
        WANTED.format("1k a day x 14 d x 5% / 2 arms gives at most 350."),
    ),
    "daily users, more than all users": (
        FIXED.format(RUNS.format("5%", "", "The app has «2,000» daily active users. It has 10,000 users.")),
        WANTED.format("10k in all x 5% / 2 arms gives at most 250."),
    ),
    "all users": (FIXED.format("It is shown to 5% of users. The app has «10,000» users."), WANTED.format("10k x 5% / 2 arms gives at most 250.")),
    "all users, without a duration that new ones need": (
        FIXED.format("It is shown to 5% of users. The app has «10,000» users. 9,000 new users join each day."),
        WANTED.format("10k x 5% / 2 arms gives at most 250."),
    ),
    "all users, without a duration that daily ones need": (
        FIXED.format("It is shown to 5% of users. The app has «10,000» monthly active users. It has 9,000 daily active users."),
        WANTED.format("10k x 5% / 2 arms gives at most 250."),
    ),
    "the monthly users of all": (
        FIXED.format("It is shown to 5% of users. The app has «10,000» monthly active users. It has 9M users."),
        WANTED.format("10k x 5% / 2 arms gives at most 250."),
    ),
}
HORIZONS = {
    "a metric that looks a day further": ("The test lasts 27 days. The metric is «D28 retention».", "D28 retention cannot be seen in a test of 27 d (line 3)."),
    "a metric after a shorter one": ("The test lasts 2 weeks. We read retention, D7 retention and «30-day retention». D60 retention is next.", "30-day retention cannot be seen in a test of 14 d (line 3)."),
    "churn of a month": ("The test lasts 2 weeks. We read «28-day churn» rate.", "28-day churn cannot be seen in a test of 14 d (line 3)."),
    "churn of months": ("The test lasts 2 weeks. We read «180-day churn» rate.", "180-day churn cannot be seen in a test of 14 d (line 3)."),
    "a metric after one of the goals": ("CTR counts.\n\n## Goal\n\nRaise D60 retention.\n\n## Experiment\n\nThe test lasts 2 weeks. «D30 retention» counts.", "D30 retention cannot be seen in a test of 14 d (line 11)."),
}
ENOUGH = {
    "a sample of just three quarters": ("XRF104", MUTE.format("We take 11,064 users per arm.")),
    "a sample of just three quarters of the smaller": ("XRF104", TEST.format("10%", "10%", "We take 150 users per arm.")),
    "no baseline": ("XRF104", "## A/B test\n\nThe minimum detectable effect is 1 pp. We take 100 users per arm.\n"),
    "no effect": ("XRF104", "## A/B test\n\nThe baseline is 10%. We take 100 users per arm.\n"),
    "a variance that is reduced": ("XRF104", MUTE.format("We take 100 users per arm and CUPED.")),
    "strata": ("XRF104", MUTE.format("We take 100 users per arm and stratify.")),
    "a switchback": ("XRF104", MUTE.format("We take 100 users per arm in a switchback test.")),
    "a level of a half": ("XRF104", MUTE.format("Alpha of 50% holds. We take 100 users per arm.")),
    "a power below a half": ("XRF104", MUTE.format("We take 100 users per arm, for 49% power.")),
    "a power of one": ("XRF104", MUTE.format("We take 100 users per arm, for 100% power.")),
    "an effect up to all": ("XRF104", TEST.format("98%", "2 pp", "We take 100 users per arm.")),
    "an effect beyond all": ("XRF104", TEST.format("98.5%", "2 pp", "We take 100 users per arm.")),
    "an effect that may be beyond all": ("XRF104", TEST.format("98%", "2.03%", "We take 100 users per arm.")),
    "new users and no share": ("XRF104", MUTE.format("The test runs for 14 days. 100 new users join each day.")),
    "new users and no duration": ("XRF104", MUTE.format("It is shown to 5% of users. 1,000 new users join each day.")),
    "daily users and no duration": ("XRF104", MUTE.format("It is shown to 5% of users. The app has 1,000 daily active users.")),
    "all users and no share": ("XRF104", MUTE.format("The app has 1,000 users.")),
    "a share of nobody": ("XRF104", MUTE.format("It is shown to 5% of users.")),
    "a duration and a share": ("XRF104", MUTE.format(RUNS.format("5%", "", "Nobody is counted."))),
    "enough all users": ("XRF104", MUTE.format("It is shown to 50% of users. The app has 90,000 users.")),
    "enough users per arm of a share": ("XRF104", MUTE.format(RUNS.format("50%", " per arm", "2,000 new users join each day."))),
    "a metric that looks as far as the test": ("XRF106", READ.format("The test lasts 28 days. The metric is D28 retention.")),
    "a metric of no days": ("XRF106", READ.format("The test lasts 2 weeks. The metric is retention.")),
    "no duration": ("XRF106", READ.format("The metric is D28 retention.")),
    "a metric of the goals": ("XRF106", READ.format("The test lasts 2 weeks.") + "\n## Goal\n\nRaise D60 retention.\n"),
}
# How much a sample of so many matters, by what the rule is set to.
SEVERITIES = [
    (7375, "error", Severity.ERROR),
    (7376, "error", Severity.WARNING),
    (7375, "warning", Severity.WARNING),
    (7376, "info", Severity.INFO),
    (7375, "info", Severity.INFO),
]


@pytest.mark.parametrize("name", sorted(UNDERPOWERED))
def test_too_few_users_are_shown_with_what_they_are_too_few_for(catalog: Catalog, name: str) -> None:
    text, message = UNDERPOWERED[name]
    assert shown(text, "XRF104", catalog) == (text, message, "baseline", "effect")


def test_a_sample_and_the_users_there_are_are_two_findings(catalog: Catalog) -> None:
    text = FIXED.format("We take «7,000» users per arm. It is shown to 5% of users. The app has «10,000» users.")
    said = WANTED.format("7,000 are planned."), WANTED.format("10k x 5% / 2 arms gives at most 250.")
    assert shown(text, "XRF104", catalog) == (text, *said, "baseline", "effect")


@pytest.mark.parametrize(("users", "setting", "severity"), SEVERITIES)
def test_between_half_and_three_quarters_of_the_users_an_error_is_a_warning(catalog: Catalog, users: int, setting: str, severity: Severity) -> None:
    text = SIGNS.sub("", FIXED.format(f"We take {users:,} users per arm."))
    config = Config(select=("XRF104",), severity={"XRF104": setting})
    assert [f.severity for f in linter.lint(parse(text, "x.md"), catalog, config).findings] == [severity]


@pytest.mark.parametrize("name", sorted(HORIZONS))
def test_a_metric_that_looks_too_far_ahead_is_shown(catalog: Catalog, name: str) -> None:
    text, message = READ.format(HORIZONS[name][0]), HORIZONS[name][1]
    assert shown(text, "XRF106", catalog) == (text, message)


@pytest.mark.parametrize("name", sorted(ENOUGH))
def test_an_experiment_that_can_see_or_says_too_little_is_silent(catalog: Catalog, name: str) -> None:
    code, text = ENOUGH[name]
    assert shown(text, code, catalog) == (text,)
