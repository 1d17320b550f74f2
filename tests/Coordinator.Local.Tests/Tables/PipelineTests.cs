using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Coordinator.Local.Tests.Fakes;
using Shouldly;

namespace Coordinator.Local.Tests.Tables;

/// <summary>
/// What the table clients send and how they take answers that Azurite never gives; on a scripted transport.
/// </summary>
public sealed class PipelineTests
{
    const string Key = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0";
    const string Connection = "AccountName=acct;AccountKey=" + Key + ";TableEndpoint=http://127.0.0.1:1/acct";

    [Fact]
    public async Task An_empty_page_with_a_continuation_ends_the_query()
    {
        var transport = new FakeTransport(
            () => Page("", ("x-ms-continuation-NextPartitionKey", "1!4!cA=="), ("x-ms-continuation-NextRowKey", "a b")),
            () => Page("", ("x-ms-continuation-NextPartitionKey", "1!4!cQ==")),
            () => Page(
                """{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r","A@odata.type":"Edm.Int64","A":"7"}"""));
        var row = await Client(transport).QueryAsync<TableEntity>(maxPerPage: 3).SingleAsync();
        row.GetInt64("A").ShouldBe(7);
        transport.Asked.ShouldBe(
        [
            "GET /acct/things()?$top=3",
            "GET /acct/things()?$top=3&NextPartitionKey=1%214%21cA%3D%3D&NextRowKey=a%20b",
            "GET /acct/things()?$top=3&NextPartitionKey=1%214%21cQ%3D%3D",
        ]);
    }

    [Fact]
    public async Task A_write_is_repeated_although_retries_are_off()
    {
        var transport = new FakeTransport(FakeTransport.Reset, () => new FakeResponse(204));
        var error = await Should.ThrowAsync<RequestFailedException>(
            () => Client(transport).AddEntityAsync(new TableEntity("p", "r")));
        error.Status.ShouldBe(0);
        transport.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_write_is_not_repeated_although_retries_are_on()
    {
        var transport = new FakeTransport(
            FakeTransport.Reset, () => new FakeResponse(503), () => new FakeResponse(204));
        var options = new TableClientOptions
        {
            Transport = transport,
            Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(1), Mode = RetryMode.Fixed },
        };
        (await Client(options).UpsertEntityAsync(new TableEntity("p", "r"))).Status.ShouldBe(204);
        transport.Asked.ShouldBe(Enumerable.Repeat("PATCH /acct/things(PartitionKey='p',RowKey='r')", 3));
    }

    [Fact]
    public async Task Server_errors_look_like_refusals()
    {
        var transport = new FakeTransport(() => new FakeResponse(503, "<html>busy</html>"));
        var error = await Should.ThrowAsync<RequestFailedException>(
            () => Client(transport).GetEntityAsync<TableEntity>("p", "r"));
        error.Status.ShouldBe(503);
    }

    [Fact]
    public async Task A_policy_of_the_caller_does_not_run()
    {
        var policy = new CountingPolicy();
        var options = new TableClientOptions
        {
            Transport = new FakeTransport(() => new FakeResponse(503), () => new FakeResponse(204)),
            Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(1) },
        };
        options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        await Client(options).AddEntityAsync(new TableEntity("p", "r"));
        policy.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_exception_shows_the_key_or_the_signature()
    {
        var transport = new FakeTransport(
            () => new FakeResponse(
                403, """{"odata.error":{"code":"AuthenticationFailed","message":{"value":"no"}}}"""));
        var error = await Should.ThrowAsync<RequestFailedException>(
            () => Client(transport).AddEntityAsync(new TableEntity("p", "r")));
        error.ErrorCode.ShouldBe("AuthenticationFailed");
        var signature = transport.Headers.Single(header => header.Name == "Authorization").Value;
        signature.ShouldStartWith("SharedKeyLite acct:");
        error.ToString().ShouldNotContain(Key);
        error.ToString().ShouldNotContain(signature["SharedKeyLite acct:".Length..]);
    }

    [Theory]
    [InlineData("AccountName=acct;AccountKey=" + Key + "!!")]
    [InlineData("AccountKey=" + Key)]
    [InlineData("AccountName=acct;TableEndpoint=http://x/acct;SharedAccessSignature=" + Key)]
    [InlineData("AccountName=acct;AccountKey=" + Key + ";TableEndpoint=here")]
    [InlineData(Key)]
    public void A_bad_connection_string_is_taken_or_repeated(string text)
    {
        var error = Should.Throw<FormatException>(() => new TableServiceClient(text));
        error.ToString().ShouldNotContain(Key[..8]);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1/t")]
    [InlineData("AccountName=a;AccountKey=AAAA;EndpointSuffix=core.chinacloudapi.cn", "a",
        "https://a.table.core.chinacloudapi.cn/t")]
    [InlineData(
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA", "a", "http://a.table.core.windows.net/t")]
    [InlineData("accountname=a; accountkey=AAAA; TableEndpoint=http://h:1/a/", "a", "http://h:1/a/t")]
    public void A_connection_string_leads_elsewhere(string text, string account, string address)
    {
        var table = new TableServiceClient(text).GetTableClient("t");
        table.AccountName.ShouldBe(account);
        table.Uri.AbsoluteUri.ShouldBe(address);
    }

    [Fact]
    public async Task An_identity_is_not_presented_or_sent_in_the_clear()
    {
        var transport = new FakeTransport(() => new FakeResponse(204));
        var options = new TableClientOptions { Transport = transport };
        var secure = new TableServiceClient(new Uri("https://acct.table.core.windows.net"), new FixedToken(), options);
        await secure.GetTableClient("t").AddEntityAsync(new TableEntity("p", "r"));
        transport.Headers.ShouldContain(("Authorization", "Bearer the-token"));
        secure.AccountName.ShouldBe("acct");

        var open = new TableServiceClient(new Uri("http://acct.table.core.windows.net"), new FixedToken(), options);
        await Should.ThrowAsync<InvalidOperationException>(
            () => open.GetTableClient("t").AddEntityAsync(new TableEntity("p", "r")));
        transport.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_transaction_that_is_answered_in_part_succeeds()
    {
        const string body = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n"
            + "Content-Type: application/http\r\n\r\n"
            + "HTTP/1.1 204 No Content\r\nETag: W/\"1\"\r\n\r\n\r\n--c--\r\n--b--\r\n";
        var transport = new FakeTransport(() => new FakeResponse(202, body));
        var error = await Should.ThrowAsync<RequestFailedException>(() => Client(transport).SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "a")),
            new(TableTransactionActionType.Add, new TableEntity("p", "b")),
        ]));
        error.Status.ShouldBe(0);
    }

    static TableClient Client(FakeTransport transport) =>
        Client(new TableClientOptions { Transport = transport, Retry = { MaxRetries = 0 } });

    static TableClient Client(TableClientOptions options) => new(Connection, "things", options);

    static FakeResponse Page(string rows, params (string, string)[] headers) =>
        new(200, $$"""{"odata.metadata":"x","value":[{{rows}}]}""", headers);
}
