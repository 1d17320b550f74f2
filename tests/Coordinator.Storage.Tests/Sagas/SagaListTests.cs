using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Sagas;
using Shouldly;

namespace Coordinator.Storage.Tests.Sagas;

/// <summary>The list of sagas: its order, its filters, its pages.</summary>
public sealed class SagaListTests(AzuriteFixture azurite) : SagaStoreTest(azurite)
{
    [Fact]
    public async Task The_list_is_not_the_newest_first()
    {
        foreach (var minute in new[] { 3, 1, 2 })
            await Sagas.ShowAsync(Status($"s{minute}", revision: 1, minute: minute));
        (await ListAsync()).ShouldBe(["s3", "s2", "s1"]);
    }

    [Fact]
    public async Task A_filter_lets_others_through_or_holds_its_own_back()
    {
        var all = new List<SagaStatus>();
        foreach (var definition in new[] { "book-trip", "book", "trip" })
        {
            foreach (var state in Enum.GetValues<SagaState>())
                all.Add(Status($"{definition}.{state}", revision: 1, state, definition, minute: all.Count));
        }

        await Task.WhenAll(all.Select(Sagas.ShowAsync));
        foreach (var query in Queries())
        {
            var expected = all.Where(status => Matches(status, query)).Select(status => status.Id).Reverse();
            (await ListAsync(query)).ShouldBe(expected, query.ToString());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task A_page_misses_a_saga_or_has_one_twice(int size)
    {
        await Task.WhenAll(Enumerable.Range(0, 7).Select(i =>
            Sagas.ShowAsync(Status(i.ToString(CultureInfo.InvariantCulture), revision: 1, minute: i / 2))));
        var query = new SagaQuery { Size = size };
        var pages = new List<SagaPage>();
        do
        {
            pages.Add(await Sagas.ListAsync(query with { Cursor = pages.LastOrDefault()?.Cursor }));
            pages.Count.ShouldBeLessThan(9);
        }
        while (pages[^1].Cursor is not null);

        pages.ShouldAllBe(page => page.Sagas.Length <= size);
        var sagas = pages.SelectMany(page => page.Sagas).ToList();
        sagas.Select(saga => saga.Id).ShouldBe(["6", "4", "5", "2", "3", "0", "1"]);
    }

    [Fact]
    public async Task A_saga_that_starts_while_somebody_pages_shifts_the_pages()
    {
        foreach (var minute in new[] { 1, 2, 3 })
            await Sagas.ShowAsync(Status($"s{minute}", revision: 1, minute: minute));
        var first = await Sagas.ListAsync(new SagaQuery { Size = 2 });
        await Sagas.ShowAsync(Status("s4", revision: 1, minute: 4));
        (await ListAsync(new SagaQuery { Size = 2, Cursor = first.Cursor })).ShouldBe(["s1"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("AA")]
    [InlineData("_____w")]
    public async Task A_cursor_of_another_make_is_a_fault_of_the_store(string cursor)
    {
        await Should.ThrowAsync<InvalidCursorException>(
            () => Sagas.ListAsync(new SagaQuery { Size = 1, Cursor = cursor }));
        await Should.ThrowAsync<InvalidCursorException>(() => Definitions.ListAsync(1, cursor));
    }

    [Fact]
    public async Task A_cursor_that_the_service_refuses_is_a_fault_of_the_store()
    {
        using var endless = new CannedHandler(() => Answers.Rows("", isLast: false));
        var query = new SagaQuery { Size = 1 };
        var cursor = (await Canned.Stores(endless).Sagas.ListAsync(query)).Cursor;
        using var refusing = new CannedHandler(() => Answers.Error(400, "InvalidInput"));
        var sagas = Canned.Stores(refusing).Sagas;
        await Should.ThrowAsync<InvalidCursorException>(() => sagas.ListAsync(query with { Cursor = cursor }));
        await Should.ThrowAsync<StoreUnavailableException>(() => sagas.ListAsync(new SagaQuery { Size = 1 }));
    }

    /// <summary>The service takes a place in any range, and what comes before it there would be missing.</summary>
    [Fact]
    public async Task A_cursor_of_another_list_or_filter_skips_what_comes_before_it_there()
    {
        foreach (var minute in new[] { 1, 2, 3 })
        {
            await Sagas.ShowAsync(Status($"s{minute}", revision: 1, minute: minute));
            await Definitions.PutAsync($"d{minute}", SagaTexts.Three, DefinitionReader.Load(SagaTexts.Three));
        }

        var all = new SagaQuery { Size = 1 };
        var cursor = (await Sagas.ListAsync(all)).Cursor.ShouldNotBeNull();
        var ofDefinitions = (await Definitions.ListAsync(1, cursor: null)).Cursor.ShouldNotBeNull();
        foreach (var other in new[]
        {
            all with { Cursor = ofDefinitions },
            all with { Cursor = cursor, Definition = "book-trip" },
            all with { Cursor = cursor, State = SagaState.Running },
            all with { Cursor = cursor, StartedBefore = Noon.AddMinutes(9) },
        })
            await Should.ThrowAsync<InvalidCursorException>(() => Sagas.ListAsync(other), other.ToString());
        await Should.ThrowAsync<InvalidCursorException>(() => Definitions.ListAsync(1, cursor));
        (await ListAsync(all with { Cursor = cursor, Size = 2 })).ShouldBe(["s2", "s1"]);
    }

    /// <summary>On Azure a page may be empty and not the last; Azurite has none such.</summary>
    [Fact]
    public async Task An_empty_page_of_the_service_ends_the_list_or_keeps_a_request_for_ever()
    {
        using var endless = new CannedHandler(() => Answers.Rows("", isLast: false));
        var page = await Canned.Stores(endless).Sagas.ListAsync(new SagaQuery { Size = 5 });
        page.Sagas.ShouldBeEmpty();
        page.Cursor.ShouldNotBeNull();
        endless.Asked.Count.ShouldBe(10);
        endless.Asked[1].ShouldContain("NextPartitionKey=p&NextRowKey=r");
    }

    [Fact]
    public async Task One_damaged_entry_hides_the_list()
    {
        const string Rows = """
            {"odata.etag":"e","PartitionKey":"list","RowKey":"a.1.x","v":1},
            {"odata.etag":"e","PartitionKey":"list","RowKey":"a.2.y","v":1,"revision@odata.type":"Edm.Int64",
            "revision":"3","saga":"y","definition":"d","definitionVersion":2,"state":"Stuck",
            "startedAt@odata.type":"Edm.Int64","startedAt":"638000000000000000"}
            """;
        using var handler = new CannedHandler(() => Answers.Rows(Rows, isLast: true));
        var page = await Canned.Stores(handler).Sagas.ListAsync(new SagaQuery { Size = 5 });
        page.Sagas.ShouldHaveSingleItem().Id.ShouldBe("y");
    }

    [Fact]
    public async Task A_saga_with_the_most_exotic_id_breaks_the_list()
    {
        var ids = new[] { "..", "{}", ":", new string('{', 64), "a.b", "A.b" };
        foreach (var id in ids)
            await Sagas.ShowAsync(Status(id, revision: 1));
        (await ListAsync()).ShouldBe(ids, ignoreOrder: true);
        foreach (var id in ids)
            (await Sagas.FindAsync(id))!.Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_tenants_list_shows_the_sagas_of_another_or_keeps_one_that_has_ended()
    {
        Tenant[] tenants = [SomeSaga.Tenant, SomeSaga.OtherTenant, Tenant.None];
        foreach (var tenant in tenants)
        {
            await Sagas.ShowAsync(Owned(tenant, "1", revision: 1));
            await Sagas.ShowAsync(Owned(tenant, "2", revision: 1));
            await Sagas.ShowAsync(Owned(tenant, "2", revision: 2, SagaState.Completed));
        }

        foreach (var tenant in tenants[..2])
        {
            var query = new SagaQuery { Size = 100, Tenant = tenant };
            (await ListAsync(query)).ShouldBe([tenant.Scope("1"), tenant.Scope("2")], ignoreOrder: true);
            (await ListAsync(query with { State = SagaState.Running })).ShouldBe([tenant.Scope("1")]);
            (await ListAsync(query with { State = SagaState.Completed })).ShouldBe([tenant.Scope("2")]);
            (await ListAsync(query with { State = SagaState.Running, Definition = tenant.Scope("book-trip") }))
                .ShouldBe([tenant.Scope("1")]);
        }

        (await ListAsync(new SagaQuery { Size = 100, State = SagaState.Running })).Count.ShouldBe(3);
        (await Sagas.FindAsync(SomeSaga.Tenant.Scope("1")))!.Tenant.ShouldBe(SomeSaga.Tenant);
    }

    [Fact]
    public async Task A_cursor_of_one_tenants_list_leads_into_anothers()
    {
        foreach (var tenant in new[] { SomeSaga.Tenant, SomeSaga.OtherTenant })
        {
            foreach (var id in new[] { "1", "2", "3" })
                await Sagas.ShowAsync(Owned(tenant, id, revision: 1));
        }

        var query = new SagaQuery { Size = 1, Tenant = SomeSaga.Tenant };
        var cursor = (await Sagas.ListAsync(query)).Cursor.ShouldNotBeNull();
        (await Sagas.ListAsync(query with { Cursor = cursor })).Sagas.Length.ShouldBe(1);
        await Should.ThrowAsync<InvalidCursorException>(
            () => Sagas.ListAsync(query with { Tenant = SomeSaga.OtherTenant, Cursor = cursor }));
    }

    [Fact]
    public async Task The_definitions_of_another_tenant_are_listed()
    {
        foreach (var tenant in new[] { SomeSaga.Tenant, SomeSaga.OtherTenant, Tenant.None })
            await Definitions.PutAsync(tenant.Scope("trip"), SagaTexts.Three, DefinitionReader.Load(SagaTexts.Three));
        var page = await Definitions.ListAsync(10, cursor: null, SomeSaga.Tenant);
        page.Definitions.ShouldHaveSingleItem().Name.ShouldBe(SomeSaga.Tenant.Scope("trip"));
        (await Definitions.ListAsync(10, cursor: null)).Definitions.Length.ShouldBe(3);
    }

    static SagaStatus Owned(Tenant tenant, string id, long revision, SagaState state = SagaState.Running) =>
        Status(tenant.Scope(id), revision, state, tenant.Scope("book-trip")) with { Tenant = tenant };

    static IEnumerable<SagaQuery> Queries() =>
        from state in Enum.GetValues<SagaState>().Cast<SagaState?>().Append(null)
        from definition in new[] { null, "book", "nobody's" }
        from range in new[] { (0, 99), (4, 99), (0, 8), (4, 8) }
        select new SagaQuery
        {
            Size = 100,
            State = state,
            Definition = definition,
            StartedAfter = range.Item1 == 0 ? null : Noon.AddMinutes(range.Item1),
            StartedBefore = range.Item2 == 99 ? null : Noon.AddMinutes(range.Item2),
        };

    static bool Matches(SagaStatus status, SagaQuery query) =>
        (query.State is null || query.State == status.State)
        && (query.Definition is null || query.Definition == status.Definition)
        && (query.StartedAfter is null || status.StartedAt >= query.StartedAfter)
        && (query.StartedBefore is null || status.StartedAt < query.StartedBefore);
}
