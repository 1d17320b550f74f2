using Azure;
using Azure.Data.Tables;
using Coordinator.Local.Tests.Azurite;
using Shouldly;

namespace Coordinator.Local.Tests.Tables;

/// <summary>
/// Single rows on Azurite: what each conditional write answers, and that a refused one changes nothing.
/// </summary>
public sealed class RowTests(AzuriteFixture azurite) : TableTest(azurite)
{
    static readonly ETag Stale = new("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");

    [Fact]
    public async Task An_insert_over_a_row_succeeds()
    {
        await Table.AddEntityAsync(Row("p", "r"));
        var error = await Should.ThrowAsync<RequestFailedException>(
            () => Table.AddEntityAsync(Row("p", "r", "second")));
        error.Status.ShouldBe(409);
        error.ErrorCode.ShouldBe("EntityAlreadyExists");
        (await ValueOf("p", "r")).ShouldBe("first");
    }

    [Fact]
    public async Task Writes_do_not_answer_with_the_new_etag()
    {
        var added = (await Table.AddEntityAsync(Row("p", "r"))).Headers.ETag.ShouldNotBeNull();
        var updated = (await Table.UpdateEntityAsync(Row("p", "r", "second"), added)).Headers.ETag.ShouldNotBeNull();
        updated.ShouldNotBe(added);
        var upserted = (await Table.UpsertEntityAsync(Row("p", "r", "third"))).Headers.ETag.ShouldNotBeNull();
        upserted.ShouldNotBe(updated);
        var read = await Table.GetEntityAsync<TableEntity>("p", "r");
        read.Value.ETag.ShouldBe(upserted);
        (await Table.UpdateEntityAsync(Row("p", "r"), read.Value.ETag)).Status.ShouldBe(204);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_update_with_a_stale_etag_succeeds(TableUpdateMode mode)
    {
        await Table.AddEntityAsync(Row("p", "r"));
        var error = await Should.ThrowAsync<RequestFailedException>(
            () => Table.UpdateEntityAsync(Row("p", "r", "second"), Stale, mode));
        error.Status.ShouldBe(412);
        error.ErrorCode.ShouldBe("UpdateConditionNotSatisfied");
        (await ValueOf("p", "r")).ShouldBe("first");
    }

    [Fact]
    public async Task An_update_of_a_missing_row_inserts_it()
    {
        var error = await Should.ThrowAsync<RequestFailedException>(
            () => Table.UpdateEntityAsync(Row("p", "r"), ETag.All));
        error.Status.ShouldBe(404);
        error.ErrorCode.ShouldBe("ResourceNotFound");
        (await ValueOf("p", "r")).ShouldBeNull();
        await Should.ThrowAsync<ArgumentException>(() => Table.UpdateEntityAsync(Row("p", "r"), default));
    }

    [Fact]
    public async Task Merge_drops_and_replace_keeps_other_properties()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });
        await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = 3 }, ETag.All, TableUpdateMode.Merge);
        var merged = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        (merged.GetInt32("A"), merged.GetInt32("B")).ShouldBe((1, 3));
        await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = 4 }, ETag.All, TableUpdateMode.Replace);
        var replaced = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        (replaced.GetInt32("A"), replaced.GetInt32("B")).ShouldBe((null, 4));
    }

    [Fact]
    public async Task Upsert_refuses_a_missing_row()
    {
        await Table.UpsertEntityAsync(Row("p", "r"), TableUpdateMode.Replace);
        (await ValueOf("p", "r")).ShouldBe("first");
    }

    [Fact]
    public async Task A_delete_with_a_stale_etag_deletes()
    {
        await Table.AddEntityAsync(Row("p", "r"));
        var error = await Should.ThrowAsync<RequestFailedException>(() => Table.DeleteEntityAsync("p", "r", Stale));
        error.Status.ShouldBe(412);
        (await ValueOf("p", "r")).ShouldBe("first");
        (await Table.DeleteEntityAsync(Row("p", "r"))).Status.ShouldBe(204);
        (await ValueOf("p", "r")).ShouldBeNull();
    }

    [Fact]
    public async Task A_delete_of_a_missing_row_throws() =>
        (await Table.DeleteEntityAsync("p", "none")).Status.ShouldBe(404);

    [Fact]
    public async Task A_missing_row_has_a_value()
    {
        var missing = await Table.GetEntityIfExistsAsync<TableEntity>("p", "none");
        missing.HasValue.ShouldBeFalse();
        missing.GetRawResponse().Status.ShouldBe(404);
        Should.Throw<InvalidOperationException>(() => missing.Value);
        var error = await Should.ThrowAsync<RequestFailedException>(
            () => Table.GetEntityAsync<TableEntity>("p", "none"));
        error.Status.ShouldBe(404);
        error.ErrorCode.ShouldBe("ResourceNotFound");
    }

    [Fact]
    public async Task Select_reads_more_than_it_names()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });
        var row = (await Table.GetEntityAsync<TableEntity>("p", "r", ["B"])).Value;
        row.GetInt32("B").ShouldBe(2);
        row.ContainsKey("A").ShouldBeFalse();
    }

    [Fact]
    public async Task A_select_loses_the_etag()
    {
        var etag = (await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 })).Headers.ETag;
        (await Table.GetEntityAsync<TableEntity>("p", "r", ["A"])).Value.ETag.ShouldBe(etag.ShouldNotBeNull());
    }

    [Fact]
    public async Task Creating_a_table_again_or_deleting_it_twice_throws()
    {
        (await Table.CreateIfNotExistsAsync()).Value.Name.ShouldBe(Table.Name);
        (await Table.DeleteAsync()).Status.ShouldBe(204);
        (await Table.DeleteAsync()).Status.ShouldBe(404);
        var error = await Should.ThrowAsync<RequestFailedException>(() => Table.AddEntityAsync(Row("p", "r")));
        error.ErrorCode.ShouldBe("TableNotFound");
    }
}
