package io.heraut.rewards.rule;

import java.util.UUID;

record PointRuleVersionId(UUID ruleId, int version) {}
