namespace Coordinator.Core.Tests.ModelRuns;

/// <summary>
/// Explores docs/model in small configurations; its README has the larger ones. A test that fails shows what the
/// verifier said, and the README how to see the steps to it.
/// </summary>
public sealed class ModelTests
{
    const string HomeOfTwo = "HOME_REPLICAS=2 SLOT_REPLICAS=1";

    /// <summary>What the design keeps although the explored configurations hold without it; it costs nothing.</summary>
    static readonly string[] Precautions = ["WITHOUT_GUARD_IN_REFUSAL", "WITHOUT_GUARD_IN_CLOSING"];

    public static TheoryData<string, string> Needed => new()
    {
        { "WITHOUT_LASTING_REFUSALS", "" },
        { "WITHOUT_KEPT_INTENTS", "" },
        { "ONE_HOME_REPLICA_ABORTS", $"{HomeOfTwo} HOME_EPOCHS=2" },
        { "WITHOUT_GUARD_READS", "SLOT_EPOCHS=4" },
        { "WITHOUT_GUARD_READS", $"{HomeOfTwo} HOME_EPOCHS=2 READER RESOLVERS=0" },
        { "WITHOUT_SECOND_LOOK", "READER RESOLVERS=0" },
        { "WITHOUT_OTHER_GUARD", "READER RESOLVERS=0 SLOT_EPOCHS=2" },
        { "WITHOUT_OWN_GUARD", "READER RESOLVERS=0 SLOT_EPOCHS=4" },
        { "WITHOUT_NONCE", "ATTEMPTS=2 SECOND_RUN" },
        { "ONE_HOME_REPLICA_IS_LOST", $"{HomeOfTwo} HOME_EPOCHS=2 ATTEMPTS=2" },
        { "WITHOUT_FRESH_PARTITION", $"{HomeOfTwo} HOME_EPOCHS=3" },
        { "WITHOUT_KEPT_OUTCOMES", "" },
        { "WITHOUT_GUARD_IN_PREPARE", "SLOT_EPOCHS=2" },
        { "WITHOUT_GUARD_IN_TURNING", "SLOT_EPOCHS=2 RESOLVERS=2" },
        { "WITHOUT_HOME_FIRST", "" },
        { "ONE_HOME_REPLICA_FIRST", "HOME_REPLICAS=2" },
        { "WITHOUT_TURNING_VOTES", "SLOT_EPOCHS=2 RESOLVERS=2" },
        { "BLIND_ABORT", "" },
        { "WITHOUT_GUARD_IN_FINISH", $"{HomeOfTwo} HOME_EPOCHS=4" },
        { "WITHOUT_TOMBSTONES", "INSERTS" },
        { "TOMBSTONES_GO_EARLY", "INSERTS" },
        { "REFUSE_ALL_AT_ONCE", "" },
        { "WITHOUT_FENCE", "SLOT_EPOCHS=3" },
        { "WITHOUT_GUARDS_FIRST", $"{HomeOfTwo} HOME_EPOCHS=2 PURGE=HOME" },
        { "WITHOUT_ABSENCE_CHECK", "READER RESOLVERS=0 SLOT_EPOCHS=2 PURGE=SLOT" },
    };

    public static TheoryData<string> Small =>
    [
        "",
        "RESOLVERS=2",
        "SLOT_EPOCHS=3",
        $"{HomeOfTwo} HOME_EPOCHS=3",
        "HOME_REPLICAS=2 HOME_EPOCHS=2",
        "READER",
        "READER RESOLVERS=0 SLOT_EPOCHS=2 PURGE=SLOT",
        $"{HomeOfTwo} HOME_EPOCHS=2 PURGE=HOME",
        "ATTEMPTS=2",
        "INSERTS SLOT_EPOCHS=2 BUMPS",
    ];

    [ModelTheory]
    [MemberData(nameof(Small))]
    public async Task A_state_that_breaks_a_promise_can_be_reached(string configuration)
    {
        var result = await ModelRun.ExploreAsync(configuration);

        Assert.True(result is { Errors: 0, IsComplete: true }, result.Output);
    }

    [ModelTheory]
    [MemberData(nameof(Needed))]
    public async Task The_model_does_not_notice_that_a_condition_is_missing(string condition, string configuration)
    {
        var result = await ModelRun.ExploreAsync($"{condition} {configuration}");

        Assert.True(result.Errors == 1, result.Output);
    }

    [Fact]
    public void A_condition_of_the_model_is_never_dropped()
    {
        var dropped = Needed.Select(row => (string)row[0]).Concat(Precautions).Distinct();

        Assert.Equal(ModelConditions.Read().Order(), dropped.Order());
    }
}
