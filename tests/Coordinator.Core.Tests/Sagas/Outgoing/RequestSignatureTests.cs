using System.Globalization;
using System.Text;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.TestKit;

namespace Coordinator.Core.Tests.Sagas.Outgoing;

/// <summary>S10: a captured request is sent again, later, elsewhere, or as something else.</summary>
public class RequestSignatureTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    static readonly byte[] Key = [1, 2, 3];

    static readonly SignedRequest Request = new()
    {
        Method = "DELETE",
        Host = "air.example",
        Target = "/seats/7?for=trip-9",
        Key = "trip-9/seat/compensate",
        Closes = "trip-9/seat/action",
        Body = Encoding.UTF8.GetBytes("""{"a":1}"""),
    };

    static readonly string Header = RequestSignature.Sign(Key, Request, Now);

    public static TheoryData<string, SignedRequest> Others => new()
    {
        { "method", Request with { Method = "POST" } },
        { "participant", Request with { Host = "inn.example" } },
        { "port", Request with { Host = "air.example:8443" } },
        { "path", Request with { Target = "/seats/8?for=trip-9" } },
        { "query", Request with { Target = "/seats/7?for=trip-8" } },
        { "escapes", Request with { Target = "/seats/%37?for=trip-9" } },
        { "key", Request with { Key = "trip-8/seat/compensate" } },
        { "no key", Request with { Key = "" } },
        { "closed key", Request with { Closes = "trip-8/seat/action" } },
        { "no closed key", Request with { Closes = "" } },
        { "body", Request with { Body = Encoding.UTF8.GetBytes("""{"a":2}""") } },
        { "longer body", Request with { Body = Encoding.UTF8.GetBytes("""{"a":1} """) } },
        // Lines that moved from one part to the next.
        { "shifted lines", Request with { Key = "trip-9/seat/compensate\ntrip-9/seat/action", Closes = "" } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void A_captured_signature_is_good_for_another_request(string what, SignedRequest other)
    {
        Assert.True(RequestSignature.Verify(Key, Header, Request, Now, Minute));
        Assert.False(RequestSignature.Verify(Key, Header, other, Now, Minute), what);
    }

    [Fact]
    public void A_captured_signature_is_good_later_or_under_another_key()
    {
        Assert.True(RequestSignature.Verify(Key, Header, Request, Now + Minute, Minute));
        Assert.True(RequestSignature.Verify(Key, Header, Request, Now - Minute, Minute));
        Assert.False(RequestSignature.Verify(Key, Header, Request, Now + 2 * Minute, Minute));
        Assert.False(RequestSignature.Verify(Key, Header, Request, Now - 2 * Minute, Minute));
        Assert.False(RequestSignature.Verify([1, 2, 4], Header, Request, Now, Minute));
        var later = Header.Replace("t=1", "t=2", StringComparison.Ordinal);
        Assert.False(RequestSignature.Verify(Key, later, Request, Now, TimeSpan.MaxValue));
    }

    [Fact]
    public void Who_strips_the_second_hash_falls_back_to_the_first()
    {
        var (time, ofBody) = (Header.Split(',')[0], Header.Split(',')[1]);
        Assert.False(RequestSignature.Verify(Key, $"{time},{ofBody}", Request, Now, Minute));
        Assert.False(RequestSignature.Verify(
            Key, $"{time},{ofBody},v2={ofBody["v1=".Length..]}", Request, Now, Minute));
    }

    [Theory]
    [InlineData("{0},{1},{2},v3=00")]
    [InlineData("v3=v2=00,{0},{1},{2}")]
    [InlineData("{2},{1},{0}")]
    [InlineData("{0},{2}")]
    [InlineData("{0}, {1}, {2}")]
    [InlineData("{0},{1},{2},note")]
    public void A_header_of_the_next_scheme_is_refused(string format) =>
        Assert.True(RequestSignature.Verify(Key, Arranged(format), Request, Now, Minute));

    [Theory]
    [InlineData("{0},{1},{2},{2}")]
    [InlineData("{0},{1},{2},v2=00")]
    [InlineData("{0},{0},{1},{2}")]
    [InlineData("t=1,{0},{1},{2}")]
    [InlineData("{0},{1}")]
    [InlineData("{1},{2}")]
    [InlineData("T{0},V{2}")]
    [InlineData("xt=1,{1},{2}")]
    public void A_header_that_can_be_read_in_two_ways_or_lacks_a_part_passes(string format) =>
        Assert.False(RequestSignature.Verify(Key, Arranged(format), Request, Now, Minute));

    static string Arranged(string format) =>
        string.Format(CultureInfo.InvariantCulture, format, [.. Header.Split(',')]);

    // Computed with: printf '1767225600.{"a":1}' | openssl dgst -sha256 -hmac secret
    const string OfBody = "96a067a1c95eb143fc00b9097bcfcbcd5456adda508c443ff219748e764dbed7";

    // printf 'v2\n1767225600\nPOST\nair.example\n/seats?x=1\ntrip-9/seat/action\n\n{"a":1}' | openssl dgst …
    const string OfRequest = "7b41ccb099da2ce17dd4b4bae849dad36b67c998185728e5bbe1251803c69391";

    [Fact]
    public void A_signature_is_not_the_one_of_the_contract()
    {
        var request = new SignedRequest
        {
            Method = "POST",
            Host = "air.example",
            Target = "/seats?x=1",
            Key = "trip-9/seat/action",
            Body = Request.Body,
        };
        Assert.Equal($"t=1767225600,v1={OfBody},v2={OfRequest}", RequestSignature.Sign("secret"u8, request, Now));
    }

    [Fact]
    public void The_example_of_the_documents_does_not_verify()
    {
        var lines = File.ReadAllLines(Repository.PathOf("docs/EVENTS.md"));
        var shown = Assert.Single(lines, line => line.StartsWith("SHA2-256(stdin)= ", StringComparison.Ordinal));
        var request = new SignedRequest
        {
            Method = "POST",
            Host = "shop.example",
            Target = "/hooks/orders?from=a",
            Key = "mail/12/42",
            Body = Encoding.UTF8.GetBytes("""{"id":"mail/12/42"}"""),
        };
        byte[] key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];
        var header = $"t=1767225600,v1={OfBody},v2={shown.Split(' ')[1]}";
        Assert.True(RequestSignature.Verify(key, header, request, Now, Minute));
    }

    [Theory]
    [InlineData("")]
    [InlineData("t=1")]
    [InlineData("t=1,v1=zz,v2=zz")]
    [InlineData("t=-1,v1=0,v2=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("t=99999999999999999,v1=0,v2=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("t")]
    [InlineData("t=,v2=")]
    [InlineData(",,=,v2")]
    public void A_header_that_is_no_signature_throws(string header) =>
        Assert.False(RequestSignature.Verify([1], header, Request, DateTimeOffset.UnixEpoch, TimeSpan.MaxValue));
}
