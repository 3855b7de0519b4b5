// Generated from clickhouse/metrics and clickhouse/marts by `npm run dashboards`. Change those files, not this one.
export const VIEWS = {
  "access_log": {
    "sql": "access_log",
    "parameters": {},
    "columns": {
      "at": "DateTime64(3)",
      "login": "String",
      "via": "LowCardinality(String)",
      "token_id": "String",
      "address": "String",
      "route": "LowCardinality(String)",
      "report": "LowCardinality(String)",
      "statement": "String",
      "rows": "UInt64",
      "bytes": "UInt64",
      "ms": "UInt32",
      "status": "UInt16",
      "refused": "Bool",
      "reason": "LowCardinality(String)"
    }
  },
  "arrivals": {
    "sql": "arrivals",
    "parameters": {},
    "columns": {
      "minute": "DateTime",
      "type": "LowCardinality(String)",
      "source": "LowCardinality(String)",
      "events": "UInt64",
      "first_time": "DateTime64(3)",
      "last_time": "DateTime64(3)",
      "last_received_at": "DateTime64(3)",
      "last_event_id": "String"
    }
  },
  "campaign_created": {
    "sql": "campaign_created",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date",
      "bucket": "String"
    },
    "columns": {
      "bucket_start": "Date",
      "opportunities": "UInt64"
    }
  },
  "campaign_created_by_stage_owner": {
    "sql": "campaign_created_by_stage_owner",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "stage_order": "UInt16",
      "stage_id": "String",
      "stage_name": "String",
      "salesperson_id": "String",
      "salesperson_name": "String",
      "opportunities": "UInt64"
    }
  },
  "campaign_lost_contacts": {
    "sql": "campaign_lost_contacts",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "industry": "String",
      "contact_id": "String",
      "contact_name": "String",
      "opportunity_id": "String",
      "salesperson_name": "String",
      "reason": "String",
      "lost_at": "DateTime64(3)"
    }
  },
  "campaign_lost_industries": {
    "sql": "campaign_lost_industries",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "industry": "String",
      "opportunities": "UInt64",
      "share": "Nullable(Float64)"
    }
  },
  "campaign_lost_reasons": {
    "sql": "campaign_lost_reasons",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "reason": "String",
      "opportunities": "UInt64",
      "share": "Nullable(Float64)"
    }
  },
  "campaign_opportunities": {
    "sql": "campaign_opportunities",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "opportunity_id": "String",
      "description": "String",
      "contact_id": "String",
      "contact_name": "String",
      "salesperson_id": "String",
      "salesperson_name": "String",
      "stage_id": "String",
      "stage_name": "String",
      "outcome": "String",
      "registered": "UInt8",
      "probability": "Float64",
      "estimated_value": "Decimal(18, 2)",
      "revenue": "Decimal(18, 2)",
      "created_at": "DateTime64(3)",
      "updated_at": "DateTime64(3)"
    }
  },
  "campaign_orders": {
    "sql": "campaign_orders",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "order_id": "String",
      "opportunity_id": "String",
      "description": "String",
      "contact_id": "String",
      "contact_name": "String",
      "revenue": "Decimal(18, 2)",
      "status": "String",
      "ordered_at": "DateTime64(3)"
    }
  },
  "campaign_outcomes": {
    "sql": "campaign_outcomes",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "outcome": "String",
      "opportunities": "UInt64",
      "share": "Nullable(Float64)"
    }
  },
  "campaign_probability": {
    "sql": "campaign_probability",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "probability": "Float64",
      "opportunities": "UInt64"
    }
  },
  "campaign_registration": {
    "sql": "campaign_registration",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "registered": "UInt8",
      "stage_order": "UInt16",
      "stage_id": "String",
      "stage_name": "String",
      "opportunities": "UInt64",
      "share": "Nullable(Float64)"
    }
  },
  "campaign_results": {
    "sql": "campaign_results",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "opportunity_id": "String",
      "description": "String",
      "contact_id": "String",
      "contact_name": "String",
      "salesperson_id": "String",
      "salesperson_name": "String",
      "stage_id": "String",
      "stage_name": "String",
      "outcome": "String",
      "tasks_done": "UInt64",
      "tasks_open": "UInt64"
    }
  },
  "campaign_revenue": {
    "sql": "campaign_revenue",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date",
      "bucket": "String"
    },
    "columns": {
      "bucket_start": "Date",
      "revenue": "Decimal(18, 2)",
      "orders": "UInt64"
    }
  },
  "campaign_staff": {
    "sql": "campaign_staff",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "salesperson_id": "String",
      "salesperson_name": "String",
      "revenue": "Decimal(18, 2)",
      "revenue_share": "Nullable(Float64)",
      "registered": "UInt64",
      "won": "UInt64",
      "lost": "UInt64",
      "in_progress": "UInt64"
    }
  },
  "campaign_staff_stages": {
    "sql": "campaign_staff_stages",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "salesperson_id": "String",
      "salesperson_name": "String",
      "stage_order": "UInt16",
      "stage_id": "String",
      "stage_name": "String",
      "opportunities": "UInt64",
      "revenue": "Decimal(18, 2)",
      "revenue_share": "Nullable(Float64)"
    }
  },
  "campaign_stages": {
    "sql": "campaign_stages_in_period",
    "parameters": {
      "campaign": "String",
      "from": "Date",
      "to": "Date"
    },
    "columns": {
      "stage_order": "UInt16",
      "stage_id": "String",
      "stage_name": "String",
      "opportunities": "UInt64",
      "share": "Nullable(Float64)"
    }
  },
  "campaigns": {
    "sql": "campaigns",
    "parameters": {},
    "columns": {
      "campaign_id": "String",
      "name": "String",
      "starts_on": "Nullable(Date32)",
      "ends_on": "Nullable(Date32)",
      "budget": "Nullable(Decimal(18, 2))",
      "currency": "String",
      "stages": "UInt16",
      "managers": "Array(String)",
      "participants": "Array(String)",
      "set_at": "DateTime64(3)"
    }
  },
  "category_cost": {
    "sql": "category_cost",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "sources": "Array(String)",
      "categories": "Array(String)"
    },
    "columns": {
      "category": "String",
      "cost": "Decimal(18, 2)",
      "revenue": "Decimal(18, 2)",
      "roi": "Nullable(Float64)",
      "cost_per_created": "Nullable(Decimal(18, 2))",
      "cost_per_qualified": "Nullable(Decimal(18, 2))",
      "cost_per_order": "Nullable(Decimal(18, 2))"
    }
  },
  "contact_interactions": {
    "sql": "contact_interactions",
    "parameters": {},
    "columns": {
      "contact_id": "String",
      "interactions": "UInt64",
      "last_at": "Nullable(DateTime64(3))"
    }
  },
  "contacts": {
    "sql": "contacts",
    "parameters": {},
    "columns": {
      "contact_id": "String",
      "name": "String",
      "email": "String",
      "phone": "String",
      "industry": "String",
      "company": "String",
      "salesperson_id": "String",
      "salesperson_name": "String",
      "account_id": "String",
      "origin": "String",
      "source_id": "String",
      "source_name": "String",
      "source_tag": "String",
      "acquired_at": "Nullable(DateTime64(3))",
      "stage_id": "String",
      "stage_entered_at": "Nullable(DateTime64(3))",
      "tags": "Array(String)",
      "custom": "Map(String, String)",
      "interactions": "UInt32",
      "last_interaction_at": "Nullable(DateTime64(3))",
      "created_at": "Nullable(DateTime64(3))",
      "updated_at": "Nullable(DateTime64(3))"
    }
  },
  "current_viewer": {
    "sql": "current_viewer",
    "parameters": {},
    "columns": {
      "login": "String",
      "access": "String",
      "campaigns": "String",
      "opportunities": "String",
      "overview": "String"
    }
  },
  "data_quality": {
    "sql": "data_quality",
    "parameters": {},
    "columns": {
      "issue": "String",
      "records": "UInt64"
    }
  },
  "dead_letters": {
    "sql": "dead_letters",
    "parameters": {},
    "columns": {
      "topic": "LowCardinality(String)",
      "partition": "UInt32",
      "offset": "UInt64",
      "code": "LowCardinality(String)",
      "field": "String",
      "message": "String",
      "received_at": "DateTime64(3)"
    }
  },
  "events": {
    "sql": "events",
    "parameters": {},
    "columns": {
      "source": "String",
      "id": "String",
      "type": "LowCardinality(String)",
      "time": "DateTime64(3)",
      "time_text": "String",
      "subject": "String",
      "received_at": "DateTime64(3)",
      "key": "String",
      "contact_id": "String",
      "opportunity_id": "String",
      "campaign_id": "String",
      "campaign_name": "String",
      "source_id": "String",
      "source_name": "String",
      "salesperson_id": "String",
      "salesperson_name": "String",
      "data": "String",
      "conflicts": "Array(String)",
      "topic": "LowCardinality(String)",
      "partition": "UInt32",
      "offset": "UInt64"
    }
  },
  "freshness": {
    "sql": "freshness",
    "parameters": {},
    "columns": {
      "minute": "DateTime",
      "events": "UInt64",
      "p50_lag_ms": "UInt64",
      "p95_lag_ms": "UInt64",
      "max_lag_ms": "Int64"
    }
  },
  "lead_report_versions": {
    "sql": "lead_report_versions",
    "parameters": {},
    "columns": {
      "report_id": "String",
      "source": "String",
      "id": "String",
      "time": "DateTime64(3)",
      "time_sub": "String",
      "received_at": "DateTime64(3)",
      "name": "String",
      "active": "UInt8",
      "source_tags": "Array(String)",
      "forwarded_from": "String",
      "salespeople": "Array(String)",
      "first_contact_tag": "String",
      "conversion_stage_1": "String",
      "conversion_stage_2": "String",
      "final_stage": "String",
      "fingerprint": "UInt64",
      "refused_changes": "Array(String)",
      "applied": "UInt8"
    }
  },
  "lead_reports": {
    "sql": "lead_reports",
    "parameters": {},
    "columns": {
      "report_id": "String",
      "name": "String",
      "active": "UInt8",
      "configured_at": "DateTime64(3)",
      "generated_at": "Nullable(DateTime64(3))",
      "generations": "UInt64",
      "frozen": "UInt8",
      "last_day": "Nullable(Date)"
    }
  },
  "lead_routing_basics": {
    "sql": "lead_routing_basics",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "report": "String"
    },
    "columns": {
      "acquired": "UInt64",
      "transferred": "UInt64",
      "taken_up": "UInt64",
      "per_salesperson": "Nullable(Float64)"
    }
  },
  "lead_routing_contacts": {
    "sql": "lead_routing_contacts",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "report": "String"
    },
    "columns": {
      "contact_id": "String",
      "contact_name": "String",
      "source_tag": "String",
      "salesperson_id": "String",
      "salesperson_name": "String",
      "stage_order": "UInt8",
      "stage": "String",
      "acquired_at": "DateTime64(3)",
      "transferred_at": "Nullable(DateTime64(3))",
      "taken_up_at": "Nullable(DateTime64(3))",
      "conversion_1_at": "Nullable(DateTime64(3))",
      "conversion_2_at": "Nullable(DateTime64(3))",
      "final_at": "Nullable(DateTime64(3))",
      "hours_to_transfer": "Nullable(Float64)"
    }
  },
  "lead_routing_daily": {
    "sql": "lead_routing_daily",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "report": "String"
    },
    "columns": {
      "day": "Date",
      "acquired": "UInt64",
      "transferred": "UInt64",
      "taken_up": "UInt64"
    }
  },
  "lead_routing_flow": {
    "sql": "lead_routing_flow",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "report": "String",
      "salesperson": "String"
    },
    "columns": {
      "stage_order": "UInt8",
      "stage": "String",
      "contacts": "UInt64",
      "dropped": "UInt64",
      "average_hours_to_transfer": "Nullable(Float64)"
    }
  },
  "lead_routing_salespeople": {
    "sql": "lead_routing_salespeople",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "report": "String"
    },
    "columns": {
      "salesperson_id": "String",
      "salesperson_name": "String",
      "transferred": "UInt64",
      "taken_up": "UInt64",
      "conversion_1": "UInt64",
      "conversion_2": "UInt64",
      "final": "UInt64"
    }
  },
  "lead_routing_salesperson": {
    "sql": "lead_routing_salesperson",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "report": "String",
      "salesperson": "String"
    },
    "columns": {
      "source_tag": "String",
      "transferred": "UInt64",
      "taken_up": "UInt64",
      "conversion_1": "UInt64",
      "conversion_2": "UInt64",
      "final": "UInt64"
    }
  },
  "lead_routing_sources": {
    "sql": "lead_routing_sources",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "report": "String"
    },
    "columns": {
      "source_tag": "String",
      "acquired": "UInt64"
    }
  },
  "opportunities": {
    "sql": "opportunities",
    "parameters": {},
    "columns": {
      "opportunity_id": "String",
      "description": "String",
      "contact_id": "String",
      "contact_name": "String",
      "industry": "String",
      "campaign_id": "String",
      "campaign_name": "String",
      "source_id": "String",
      "source_name": "String",
      "salesperson_id": "String",
      "salesperson_name": "String",
      "team_id": "String",
      "registered": "UInt8",
      "stage_order": "UInt16",
      "stage_id": "String",
      "stage_name": "String",
      "outcome": "LowCardinality(String)",
      "product_category": "String",
      "origin": "LowCardinality(String)",
      "estimated_value": "Decimal(18, 2)",
      "currency": "LowCardinality(String)",
      "close_rate": "Float64",
      "probability": "Float64",
      "expected_close_on": "Nullable(Date32)",
      "custom": "Map(String, String)",
      "created_at": "DateTime64(3)",
      "updated_at": "DateTime64(3)",
      "transferred_at": "Nullable(DateTime64(3))",
      "transferred_to": "Nullable(String)",
      "qualified_at": "Nullable(DateTime64(3))",
      "first_order_at": "Nullable(DateTime64(3))",
      "first_order_id": "Nullable(String)",
      "orders": "UInt32",
      "revenue": "Decimal(18, 2)",
      "tasks_done": "UInt32",
      "tasks_open": "UInt32",
      "lost_reason": "String",
      "stage_entered_at": "DateTime64(3)",
      "stage_changes": "UInt32",
      "last_stage_change_at": "Nullable(DateTime64(3))",
      "original_amount": "Decimal(18, 2)",
      "original_currency": "LowCardinality(String)"
    }
  },
  "opportunity_stages": {
    "sql": "opportunity_stages",
    "parameters": {},
    "columns": {
      "opportunity_id": "String",
      "contact_id": "String",
      "campaign_id": "String",
      "salesperson_id": "String",
      "sequence": "UInt32",
      "stage_order": "UInt16",
      "stage_id": "String",
      "stage_name": "String",
      "outcome": "String",
      "entered_at": "DateTime64(3)",
      "left_at": "Nullable(DateTime64(3))",
      "seconds": "Nullable(Float64)",
      "by_id": "String",
      "lost_reason": "String"
    }
  },
  "order_lines": {
    "sql": "order_lines",
    "parameters": {},
    "columns": {
      "order_id": "String",
      "line": "UInt32",
      "product_id": "String",
      "product_name": "String",
      "category": "String",
      "quantity": "Decimal(18, 6)",
      "amount": "Decimal(18, 2)",
      "revenue": "Decimal(18, 2)",
      "contact_id": "String",
      "opportunity_id": "String",
      "campaign_id": "String",
      "source_id": "String",
      "salesperson_id": "String",
      "status": "String",
      "cancelled": "UInt8",
      "ordered_at": "DateTime64(3)"
    }
  },
  "order_owners": {
    "sql": "order_owners",
    "parameters": {},
    "columns": {
      "placed_month": "UInt16",
      "ordered_at": "DateTime64(3)",
      "order_id": "String",
      "salesperson_id": "String",
      "salesperson_name": "String"
    }
  },
  "orders": {
    "sql": "orders",
    "parameters": {},
    "columns": {
      "order_id": "String",
      "contact_id": "String",
      "contact_name": "String",
      "opportunity_id": "String",
      "description": "String",
      "campaign_id": "String",
      "campaign_name": "String",
      "source_id": "String",
      "source_name": "String",
      "salesperson_id": "String",
      "salesperson_name": "String",
      "status": "String",
      "cancelled": "UInt8",
      "currency": "LowCardinality(String)",
      "amount": "Decimal(18, 2)",
      "revenue": "Decimal(18, 2)",
      "lines": "UInt32",
      "ordered_at": "DateTime64(3)",
      "updated_at": "DateTime64(3)",
      "original_amount": "Decimal(18, 2)",
      "original_currency": "LowCardinality(String)"
    }
  },
  "overview_care": {
    "sql": "overview_care",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "sources": "Array(String)",
      "categories": "Array(String)"
    },
    "columns": {
      "created": "UInt64",
      "qualified": "UInt64",
      "ordered": "UInt64",
      "qualification_rate": "Nullable(Float64)",
      "order_rate": "Nullable(Float64)",
      "aov": "Nullable(Decimal(18, 2))"
    }
  },
  "overview_categories": {
    "sql": "overview_categories",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "sources": "Array(String)",
      "categories": "Array(String)"
    },
    "columns": {
      "category": "String",
      "revenue": "Decimal(18, 2)",
      "share": "Nullable(Float64)"
    }
  },
  "overview_conversion": {
    "sql": "overview_conversion",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "sources": "Array(String)",
      "categories": "Array(String)",
      "bucket": "String"
    },
    "columns": {
      "bucket_start": "Date",
      "created": "UInt64",
      "transferred": "UInt64",
      "qualified": "UInt64"
    }
  },
  "overview_funnel": {
    "sql": "overview_funnel",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "sources": "Array(String)",
      "categories": "Array(String)"
    },
    "columns": {
      "stage_order": "UInt8",
      "stage": "String",
      "opportunities": "UInt64",
      "rate_from_created": "Nullable(Float64)",
      "rate_from_previous": "Nullable(Float64)"
    }
  },
  "overview_opportunities": {
    "sql": "overview_opportunities",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "sources": "Array(String)",
      "categories": "Array(String)",
      "milestone": "String"
    },
    "columns": {
      "opportunity_id": "String",
      "description": "String",
      "contact_id": "String",
      "contact_name": "String",
      "source_id": "String",
      "source_name": "String",
      "product_category": "String",
      "salesperson_id": "String",
      "salesperson_name": "String",
      "stage_name": "String",
      "outcome": "String",
      "estimated_value": "Decimal(18, 2)",
      "revenue": "Decimal(18, 2)",
      "created_at": "DateTime64(3)",
      "transferred_at": "Nullable(DateTime64(3))",
      "qualified_at": "Nullable(DateTime64(3))",
      "first_order_at": "Nullable(DateTime64(3))"
    }
  },
  "overview_totals": {
    "sql": "overview_totals",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "sources": "Array(String)",
      "categories": "Array(String)"
    },
    "columns": {
      "revenue": "Decimal(18, 2)",
      "cost": "Decimal(18, 2)",
      "roi": "Nullable(Float64)",
      "previous_revenue": "Decimal(18, 2)",
      "previous_cost": "Decimal(18, 2)",
      "previous_roi": "Nullable(Float64)",
      "revenue_change": "Nullable(Float64)",
      "cost_change": "Nullable(Float64)",
      "roi_change": "Nullable(Float64)"
    }
  },
  "pipeline_board": {
    "sql": "pipeline_board",
    "parameters": {
      "campaigns": "Array(String)",
      "contact": "String",
      "created_from": "String",
      "created_to": "String",
      "custom_key": "String",
      "custom_value": "String",
      "first": "String",
      "keyword": "String",
      "owners": "Array(String)",
      "sort": "String",
      "stages": "Array(String)",
      "teams": "Array(String)",
      "updated_from": "String",
      "updated_to": "String"
    },
    "columns": {
      "opportunity_id": "String",
      "description": "String",
      "contact_id": "String",
      "contact_name": "String",
      "salesperson_id": "String",
      "salesperson_name": "String",
      "team_id": "String",
      "campaign_id": "String",
      "stage_order": "UInt16",
      "stage_id": "String",
      "stage_name": "String",
      "outcome": "String",
      "estimated_value": "Decimal(18, 2)",
      "close_rate": "Float64",
      "stars": "UInt8",
      "expected_close_on": "Nullable(Date32)",
      "clock": "String",
      "days_left": "Nullable(Int32)",
      "custom": "Map(String, String)",
      "created_at": "DateTime64(3)",
      "updated_at": "DateTime64(3)"
    }
  },
  "pipeline_clocks": {
    "sql": "pipeline_clocks",
    "parameters": {
      "campaigns": "Array(String)",
      "contact": "String",
      "created_from": "String",
      "created_to": "String",
      "custom_key": "String",
      "custom_value": "String",
      "keyword": "String",
      "owners": "Array(String)",
      "stages": "Array(String)",
      "teams": "Array(String)",
      "updated_from": "String",
      "updated_to": "String"
    },
    "columns": {
      "clock": "String",
      "opportunities": "UInt64",
      "estimated_value": "Decimal(18, 2)",
      "weighted_value": "Decimal(18, 2)"
    }
  },
  "pipeline_forecast": {
    "sql": "pipeline_forecast",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "bucket": "String",
      "campaigns": "Array(String)",
      "contact": "String",
      "created_from": "String",
      "created_to": "String",
      "custom_key": "String",
      "custom_value": "String",
      "keyword": "String",
      "owners": "Array(String)",
      "stages": "Array(String)",
      "teams": "Array(String)",
      "updated_from": "String",
      "updated_to": "String"
    },
    "columns": {
      "bucket_start": "Date",
      "opportunities": "UInt64",
      "estimated_value": "Decimal(18, 2)",
      "weighted_value": "Decimal(18, 2)"
    }
  },
  "pipeline_opportunities": {
    "sql": "pipeline_opportunities",
    "parameters": {},
    "columns": {
      "opportunity_id": "String",
      "description": "String",
      "contact_id": "String",
      "contact_name": "String",
      "salesperson_id": "String",
      "salesperson_name": "String",
      "team_id": "String",
      "campaign_id": "String",
      "stage_order": "UInt16",
      "stage_id": "String",
      "stage_name": "String",
      "outcome": "String",
      "estimated_value": "Decimal(18, 2)",
      "close_rate": "Float64",
      "stars": "UInt8",
      "expected_close_on": "Nullable(Date32)",
      "clock": "String",
      "custom": "Map(String, String)",
      "created_at": "DateTime64(3)",
      "updated_at": "DateTime64(3)"
    }
  },
  "pipeline_totals": {
    "sql": "pipeline_totals",
    "parameters": {
      "campaigns": "Array(String)",
      "contact": "String",
      "created_from": "String",
      "created_to": "String",
      "custom_key": "String",
      "custom_value": "String",
      "keyword": "String",
      "owners": "Array(String)",
      "stages": "Array(String)",
      "teams": "Array(String)",
      "updated_from": "String",
      "updated_to": "String"
    },
    "columns": {
      "stage": "String",
      "stage_order": "UInt16",
      "stage_id": "String",
      "stage_name": "String",
      "opportunities": "UInt64",
      "estimated_value": "Decimal(18, 2)",
      "weighted_value": "Decimal(18, 2)"
    }
  },
  "products": {
    "sql": "products",
    "parameters": {},
    "columns": {
      "product_id": "String",
      "name": "String",
      "category": "String",
      "set_at": "DateTime64(3)"
    }
  },
  "refusals": {
    "sql": "refusals",
    "parameters": {},
    "columns": {
      "refused_at": "DateTime64(3)",
      "rule": "String",
      "event_source": "String",
      "event_id": "String",
      "entity_id": "String",
      "by_id": "String",
      "detail": "String"
    }
  },
  "salespeople": {
    "sql": "salespeople",
    "parameters": {},
    "columns": {
      "salesperson_id": "String",
      "name": "String",
      "email": "String",
      "role": "String",
      "team_id": "String",
      "department_id": "String",
      "department_head": "UInt8",
      "active": "UInt8",
      "set_at": "DateTime64(3)"
    }
  },
  "source_care": {
    "sql": "source_care",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "sources": "Array(String)",
      "categories": "Array(String)"
    },
    "columns": {
      "source_id": "String",
      "source_name": "String",
      "created": "UInt64",
      "transferred": "UInt64",
      "qualified": "UInt64",
      "with_revenue": "UInt64",
      "qualification_rate": "Nullable(Float64)",
      "order_rate": "Nullable(Float64)",
      "revenue": "Decimal(18, 2)",
      "aov": "Nullable(Decimal(18, 2))"
    }
  },
  "source_cost": {
    "sql": "source_cost",
    "parameters": {
      "from": "Date",
      "to": "Date",
      "sources": "Array(String)",
      "categories": "Array(String)"
    },
    "columns": {
      "source_id": "String",
      "source_name": "String",
      "cost": "Decimal(18, 2)",
      "revenue": "Decimal(18, 2)",
      "roi": "Nullable(Float64)",
      "cost_per_created": "Nullable(Decimal(18, 2))",
      "cost_per_qualified": "Nullable(Decimal(18, 2))",
      "cost_per_order": "Nullable(Decimal(18, 2))"
    }
  },
  "sources": {
    "sql": "sources",
    "parameters": {},
    "columns": {
      "source_id": "String",
      "name": "String",
      "channel": "String",
      "tags": "Array(String)",
      "set_at": "DateTime64(3)"
    }
  },
  "stages": {
    "sql": "stages",
    "parameters": {},
    "columns": {
      "campaign_id": "String",
      "stage_order": "UInt16",
      "stage_id": "String",
      "stage_name": "String",
      "rate": "Nullable(Float64)",
      "outcome": "String"
    }
  },
  "tasks": {
    "sql": "tasks",
    "parameters": {},
    "columns": {
      "task_id": "String",
      "contact_id": "String",
      "opportunity_id": "String",
      "title": "String",
      "assignee_id": "String",
      "assignee_name": "String",
      "due_on": "Nullable(Date32)",
      "done": "UInt8",
      "created_at": "Nullable(DateTime64(3))",
      "completed_at": "Nullable(DateTime64(3))"
    }
  },
  "viewers": {
    "sql": "viewers",
    "parameters": {},
    "columns": {
      "login": "String",
      "salesperson_id": "String",
      "campaign_kpi": "String",
      "set_at": "DateTime64(3)"
    }
  }
} as const;
