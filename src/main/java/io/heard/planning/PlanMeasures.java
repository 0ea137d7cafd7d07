package io.heard.planning;

/// How good a plan is, by its objectives in their order.
///
/// @param keptWeight the sum of the weights of the dues that are kept
/// @param missedWeight of those that are missed
/// @param missed how many dues are missed
/// @param planned how many follow-ups have a day and a rep
/// @param owned how many of these are with their owner
/// @param ownable how many have an owner who works within these days
/// @param loadSpread the standard deviation of the reps' loads, each the share of the capacity over all days
/// @param moves how many have another day or rep than before
public record PlanMeasures(
        long keptWeight,
        long missedWeight,
        int missed,
        int planned,
        int owned,
        int ownable,
        double loadSpread,
        int moves) {

    /// 0 to 1.
    public double ownerKept() {
        return ownable == 0 ? 1 : (double) owned / ownable;
    }
}
