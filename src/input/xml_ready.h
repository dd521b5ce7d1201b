#ifndef KH_INPUT_XML_READY_H
#define KH_INPUT_XML_READY_H

/* Before anything else of libxml2 is called. From any thread. */
void xml_make_ready(void);

#endif
