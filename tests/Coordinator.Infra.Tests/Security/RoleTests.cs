using Coordinator.Infra.Tests.Compiler;
using Shouldly;

namespace Coordinator.Infra.Tests.Security;

/// <summary>Who may do what: exactly what the code calls, and each at one resource (S17).</summary>
public sealed class RoleTests
{
    const string Operators = "00000000-0000-0000-0000-000000000004";

    [CompiledFact]
    public async Task The_app_may_do_more_than_it_does() => (await Variants.DefaultAsync()).Roles.ShouldBe(
        [
            "appi: Monitoring Metrics Publisher for app",
            "rt: Storage Blob Data Owner for app",
            "rt: Storage Queue Data Contributor for app",
            "rt: Storage Table Data Contributor for app",
            "sta: Storage Queue Data Contributor for app",
            "sta: Storage Table Data Contributor for app",
            "stb: Storage Table Data Contributor for app",
            "stc: Storage Table Data Contributor for app",
        ],
        ignoreOrder: true);

    [CompiledFact]
    public async Task Operators_or_an_app_with_a_scheduler_may_do_more_than_they_do() =>
        (await Variants.EverythingAsync()).Roles.ShouldBe(
        [
            "appi: Monitoring Metrics Publisher for app",
            $"log: Log Analytics Reader for {Operators}",
            "rt: Storage Blob Data Owner for app",
            "sta: Storage Queue Data Contributor for app",
            "sta: Storage Table Data Contributor for app",
            $"sta: Storage Table Data Reader for {Operators}",
            "stb: Storage Table Data Contributor for app",
            $"stb: Storage Table Data Reader for {Operators}",
            "stc: Storage Table Data Contributor for app",
            $"stc: Storage Table Data Reader for {Operators}",
            "dts/taskHubs/coordinator: Durable Task Data Contributor for app",
            "kv: Key Vault Secrets User for app",
        ],
        ignoreOrder: true);

    [CompiledFact]
    public async Task A_role_for_a_whole_resource_group_or_too_great_a_role_is_not_seen()
    {
        var roles = (await Variants.WithoutDefencesAsync()).Roles.ToList();
        roles.ShouldContain(": Monitoring Metrics Publisher for app");
        // Owner, and of a store that has no queues.
        roles.ShouldContain("stb: 8e3af657-a8ff-443c-a75c-2fe8c4bcb635 for app");
    }
}
