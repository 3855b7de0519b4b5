"""A client of both services, made by openapi-python-client of their documents: pushes an event and a batch, reads a report and follows its pages."""

import datetime
import json
import sys

step, url, credential, run = sys.argv[1:5]
TIME = datetime.datetime(2026, 10, 5, 10, tzinfo=datetime.timezone.utc)


def push() -> dict:
    from ingest import AuthenticatedClient
    from ingest.api.events import post_batch, post_events
    from ingest.models import CrmContactCreated, CrmContactCreatedData, CrmOpportunityCreated, CrmOpportunityCreatedData

    client = AuthenticatedClient(base_url=url, token=credential)
    head = {"specversion": "1.0", "source": "/clients/python", "time": TIME}
    data = CrmContactCreatedData(contact_id=f"{run}-c", name="Lan")
    # No field of the contract.
    data["vip"] = True
    one = post_events.sync(client=client, body=CrmContactCreated(**head, id=f"{run}-c", type_="crm.contact.created", data=data))

    def opportunity(n: int, event_id: str) -> CrmOpportunityCreated:
        said = CrmOpportunityCreatedData(
            opportunity_id=f"{run}-o{n}",
            contact_id=f"{run}-c",
            description=f"Deal {run} {n}",
            estimated_value="12.50",
            expected_close_on=datetime.date(2026, 11, 30),
        )
        said["colour"] = "blue"
        return CrmOpportunityCreated(**head, id=event_id, type_="crm.opportunity.created", data=said)

    batch = post_batch.sync(client=client, body=[opportunity(n, f"{run}-o{n}") for n in (1, 2, 3)])
    refused = post_events.sync(client=client, body=opportunity(4, " "))
    return {"one": one.accepted, "batch": batch.accepted, "refused": refused.code}


def read() -> dict:
    from gateway import AuthenticatedClient
    from gateway.api.campaign_kpi import get_campaign_stages
    from gateway.api.index import list_reports
    from gateway.api.marketing_overview import get_overview_funnel
    from gateway.api.sales_pipeline import get_pipeline_board
    from gateway.types import UNSET

    client = AuthenticatedClient(base_url=url, token=credential, headers={"X-Leadstream-Viewer": "boss"})
    index = list_reports.sync(client=client)
    pages, cursor = [], UNSET
    while cursor is not None and len(pages) < 9:
        pages.append(get_pipeline_board.sync(client=client, keyword=f"Deal {run}", sort="opportunity_id", limit=2, cursor=cursor))
        cursor = pages[-1].next_
    october = {"from_": datetime.date(2026, 10, 1), "to": datetime.date(2026, 11, 1)}
    funnel = get_overview_funnel.sync(client=client, **october, sources=["(none)", "a b"])
    unknown = get_campaign_stages.sync_detailed(client=client, campaign="autum")
    return {
        "reports": len(index.reports),
        "ids": [row.opportunity_id for page in pages for row in page.rows],
        "created": funnel.rows[0].opportunities,
        "unknown": unknown.parsed.code,
        "status": unknown.status_code,
        "pages": len(pages),
    }


print(json.dumps(push() if step == "push" else read()))
